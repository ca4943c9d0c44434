"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const GrantDialog = dynamic(() => import("./grant-dialog.tsx").then((loaded) => loaded.GrantDialog));

export function GiveGrant({ me, teamIds }: { me: number; teamIds?: readonly number[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Give a grant
      </Button>
      {open && <GrantDialog me={me} teamIds={teamIds} onClose={() => setOpen(false)} />}
    </>
  );
}
