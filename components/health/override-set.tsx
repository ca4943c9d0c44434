"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { OverrideRow } from "#lib/health/schema/overrides.ts";
import { Button } from "../ui/button.tsx";

const OverrideDialog = dynamic(() => import("./override-dialog.tsx").then((loaded) => loaded.OverrideDialog));

type OverrideSetProps = {
  accountId: number;
  name: string;
  /** The one in force that is shown to the person. */
  current: OverrideRow | null;
  asOf: string;
};

/** Opens the form that sets a band by hand, or replaces the one in force. */
export function OverrideSet({ accountId, name, current, asOf }: OverrideSetProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{current ? "Replace the band set by hand" : "Set a band by hand"}</Button>
      {open && (
        <OverrideDialog accountId={accountId} name={name} shown={current} asOf={asOf} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
