"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { FoundField } from "#lib/accounts/schema/fields.ts";
import { Button } from "../ui/button.tsx";

const FieldDialog = dynamic(() => import("./field-dialog.tsx").then((loaded) => loaded.FieldDialog));

/** Opens the dialog that defines a field: an empty one, or one of a name found in the data. */
export function NewField({ found }: { found?: FoundField }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {found ? (
        <Button size="sm" aria-label={`Make it a field… ${found.key}`} onClick={() => setOpen(true)}>
          Make it a field…
        </Button>
      ) : (
        <Button variant="primary" onClick={() => setOpen(true)}>
          New field
        </Button>
      )}
      {open && <FieldDialog found={found} onClose={() => setOpen(false)} />}
    </>
  );
}
