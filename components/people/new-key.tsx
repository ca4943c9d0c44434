"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const KeyDialog = dynamic(() => import("./key-dialog.tsx").then((loaded) => loaded.KeyDialog));

export function NewKey() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        New key
      </Button>
      {open && <KeyDialog onClose={() => setOpen(false)} />}
    </>
  );
}
