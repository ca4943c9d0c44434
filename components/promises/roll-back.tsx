"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";

const NoteDialog = dynamic(() => import("./note-dialog.tsx").then((loaded) => loaded.NoteDialog));

/** Takes an earlier version of the rules back into use. */
export function RollBack({ versionId, version }: { versionId: number; version: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Roll back<span className="sr-only"> to v{version}</span>
      </Button>
      {open && (
        <NoteDialog
          title={`Roll back to version ${version}`}
          description="It becomes a new version and counts for everybody at once; nothing published is ever changed."
          action="Roll back"
          done={`The rules of version ${version} are back in use`}
          change={(note) => rpc.promises.rollBack({ versionId, note })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
