"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";

const ConfirmDialog = dynamic(() =>
  import("#components/people/confirm-dialog.tsx").then((loaded) => loaded.ConfirmDialog),
);

export function RevokeGrant({ id, person }: { id: number; person: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`Revoke the grant of ${person}`}>
        Revoke
      </Button>
      {open && (
        <ConfirmDialog
          title={`Revoke the grant of ${person}?`}
          action="Revoke"
          done={`${person} no longer sees these amounts`}
          change={() => rpc.finance.revokeGrant({ grantId: id })}
          onClose={() => setOpen(false)}
        >
          The amounts disappear at once, on open screens too. What they already read stays in the access log.
        </ConfirmDialog>
      )}
    </>
  );
}
