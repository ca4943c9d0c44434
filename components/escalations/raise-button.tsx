"use client";

import { lazy, Suspense, useState } from "react";
import { useKeys } from "#components/shell/keys.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

const RaiseDialog = lazy(() => import("./raise-dialog.tsx").then((loaded) => ({ default: loaded.RaiseDialog })));

/** Escalate, also with the key E. */
export function RaiseButton({ account }: { account: { id: number; name: string } }) {
  const [open, setOpen] = useState(false);
  useKeys([{ keys: "e", label: "Escalate to the coordinator", group: "This screen", run: () => setOpen(true) }]);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        Escalate <Kbd>E</Kbd>
      </Button>
      {open && (
        <Suspense>
          <RaiseDialog account={account} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
