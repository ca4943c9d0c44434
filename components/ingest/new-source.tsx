"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";

const SourceDialog = dynamic(() => import("./source-dialog.tsx").then((loaded) => loaded.SourceDialog));

export function NewSource() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        New source
      </Button>
      {open && <SourceDialog onClose={() => setOpen(false)} />}
    </>
  );
}
