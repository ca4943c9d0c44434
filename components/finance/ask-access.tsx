"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const AskDialog = dynamic(() => import("./ask-dialog.tsx").then((loaded) => loaded.AskDialog));

/** Asks a manager or an admin to see money: of one account, or of one's book. */
export function AskAccess({ accountId, primary = false }: { accountId?: number; primary?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={primary ? "primary" : undefined} onClick={() => setOpen(true)}>
        Ask for access
      </Button>
      {open && <AskDialog accountId={accountId} onClose={() => setOpen(false)} />}
    </>
  );
}
