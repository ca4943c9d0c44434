"use client";

import { useState } from "react";
import type { AdoptionListInput } from "#lib/adoption/schema/list.ts";
import { saveFile } from "../accounts/save-file.ts";
import { sentenceOf } from "../people/change.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.ts";

/** The whole list as it is filtered and sorted, with every feature, as a CSV file. */
export function AdoptionExport({ input }: { input: AdoptionListInput }) {
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      saveFile(await rpc.adoption.export(input));
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
