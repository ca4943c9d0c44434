"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const GrantDialog = dynamic(() => import("./grant-dialog.tsx").then((loaded) => loaded.GrantDialog));

export function GiveGrant({ me, ownTeamsOnly }: { me: number; ownTeamsOnly: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Give a grant
      </Button>
      {open && <GrantDialog me={me} ownTeamsOnly={ownTeamsOnly} onClose={() => setOpen(false)} />}
    </>
  );
}
