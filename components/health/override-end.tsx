"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";

const ConfirmDialog = dynamic(() => import("../people/confirm-dialog.tsx").then((loaded) => loaded.ConfirmDialog));

/** Ends a band set by hand before its last day; it stays listed. */
export function OverrideEnd({ accountId, id, name }: { accountId: number; id: number; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`End the band set by hand for ${name}`}>
        End
      </Button>
      {open && (
        <ConfirmDialog
          title={`End the band set by hand for ${name}?`}
          action="End it"
          done={`${name} shows its computed band alone again`}
          change={() => rpc.health.endOverride({ accountId, overrideId: id })}
          onClose={() => setOpen(false)}
        >
          From now on only the computed band counts. What was set stays listed, with who ended it and when.
        </ConfirmDialog>
      )}
    </>
  );
}
