"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { rpc } from "#components/shell/rpc.ts";
import { Button } from "#components/ui/button.tsx";

const ConfirmDialog = dynamic(() => import("./confirm-dialog.tsx").then((loaded) => loaded.ConfirmDialog));

export function RevokeKey({ id, name }: { id: number; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
      {open && (
        <ConfirmDialog
          title={`Revoke the key “${name}”?`}
          action="Revoke"
          done={`The key “${name}” is revoked`}
          change={() => rpc.people.revokeKey({ keyId: id })}
          onClose={() => setOpen(false)}
        >
          Programs that use it are refused from now on. There is no way back; make a new key instead.
        </ConfirmDialog>
      )}
    </>
  );
}
