"use client";

import { useState } from "react";
import { saveFile } from "../accounts/save-file.ts";
import { sentenceOf } from "../people/change.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.ts";

/** Reads a file and saves it; says so when that fails. */
export function ExportButton({ read }: { read: () => Promise<File> }) {
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      saveFile(await read());
    } catch (error) {
      toast({ title: "The export failed", description: sentenceOf(error), tone: "failed" });
    }
    setPending(false);
  };
  return (
    <Button onClick={run} pending={pending}>
      {pending ? "Exporting…" : "Export CSV"}
    </Button>
  );
}
