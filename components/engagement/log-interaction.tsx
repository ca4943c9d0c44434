"use client";

import { lazy, Suspense, useState } from "react";
import { useKeys } from "../shell/keys.ts";
import { Button } from "../ui/button.tsx";
import type { ButtonVariant } from "../ui/button-class.ts";
import { Kbd } from "../ui/kbd.tsx";

const Entry = lazy(() => import("./interaction-dialog.tsx").then((module) => ({ default: module.InteractionDialog })));

export type KnownAccount = { id: number; name: string };

/** Log interaction, also with the key L. With several accounts (Today) the person chooses which one. */
export function LogInteraction({ accounts, variant }: { accounts: readonly KnownAccount[]; variant?: ButtonVariant }) {
  const [open, setOpen] = useState(false);
  useKeys([{ keys: "l", label: "Log an interaction", group: "This screen", run: () => setOpen(true) }]);
  return (
    <>
      <Button variant={variant} disabled={accounts.length === 0} onClick={() => setOpen(true)}>
        Log interaction <Kbd>L</Kbd>
      </Button>
      {open && accounts.length > 0 && (
        <Suspense>
          <Entry accounts={accounts} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
