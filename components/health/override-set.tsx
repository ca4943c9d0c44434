"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { OverrideRow } from "#lib/health/schema/overrides.ts";
import { Button } from "../ui/button.tsx";
import type { ButtonSize } from "../ui/button-class.ts";

const OverrideDialog = dynamic(() => import("./override-dialog.tsx").then((loaded) => loaded.OverrideDialog));

type OverrideSetProps = {
  accountId: number;
  name: string;
  /** The one in force that is shown to the person. */
  current: OverrideRow | null;
  asOf: string;
  size?: ButtonSize;
};

/** Opens the form that sets a band by hand, or replaces the one in force. */
export function OverrideSet({ accountId, name, current, asOf, size }: OverrideSetProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size={size}
        onClick={() => setOpen(true)}
        aria-label={current ? `Replace the band set by hand for ${name}` : undefined}
      >
        {current ? "Replace" : "Set a band by hand"}
      </Button>
      {open && (
        <OverrideDialog accountId={accountId} name={name} shown={current} asOf={asOf} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
