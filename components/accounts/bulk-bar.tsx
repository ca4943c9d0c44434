"use client";

import { lazy, Suspense, useState } from "react";
import type { ListInput } from "#lib/accounts/schema.ts";
import { SnoozeMenu } from "../engagement/snooze-menu.tsx";
import { inBatches } from "../shell/in-batches.ts";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { toast } from "../ui/toast.ts";
import { saveFile } from "./save-file.ts";
import { SelectMatching } from "./select-matching.tsx";
import { errorWords } from "./words.ts";

const ReassignDialog = lazy(() =>
  import("./reassign-dialog.tsx").then((module) => ({ default: module.ReassignDialog })),
);
const CoverDialog = lazy(() => import("./cover-dialog.tsx").then((module) => ({ default: module.CoverDialog })));

type BulkBarProps = {
  selected: ReadonlySet<number>;
  input: ListInput;
  /** How many accounts match, loaded or not. */
  total: number;
  mayChange: boolean;
  onSelect: (ids: ReadonlySet<number>) => void;
};

/** What can be done with the selected accounts; without a selection, the whole filtered list can be exported. */
export function BulkBar({ selected, input, total, mayChange, onSelect }: BulkBarProps) {
  const [open, setOpen] = useState<"reassign" | "cover" | null>(null);
  const close = () => setOpen(null);
  const clear = () => onSelect(new Set());
  const done = () => {
    close();
    clear();
  };
  const ids = [...selected];
  return (
    <>
      {ids.length > 0 && (
        <span role="status" className="font-medium text-sm">
          {formatNumber(ids.length)} selected
        </span>
      )}
      {ids.length > 0 && mayChange && (
        <>
          <SelectMatching selected={ids.length} total={total} input={input} onSelect={onSelect} />
          <Button onClick={() => setOpen("reassign")}>Reassign…</Button>
          <Button onClick={() => setOpen("cover")}>Cover…</Button>
          <SnoozeMenu accountIds={ids} onDone={clear} />
        </>
      )}
      <ExportButton ids={ids} input={input} />
      {ids.length > 0 && (
        <Button variant="quiet" aria-label="Clear selection" onClick={clear}>
          Clear
        </Button>
      )}
      <Suspense>
        {open === "reassign" && <ReassignDialog accountIds={ids} onClose={close} onDone={done} />}
        {open === "cover" && <CoverDialog accountIds={ids} onClose={close} onDone={done} />}
      </Suspense>
    </>
  );
}

/** The files of several batches as one: the heading of the first stands for all. */
async function exportOf(ids: readonly number[]): Promise<File> {
  const files = await inBatches(ids, (accountIds) => rpc.accounts.exportSelected({ accountIds }));
  const [first, ...rest] = files;
  if (!first) throw new Error("Nothing is selected.");
  const texts = await Promise.all(rest.map((file) => file.text()));
  return new File([first, ...texts.map((text) => text.slice(text.indexOf("\n") + 1))], first.name, {
    type: first.type,
  });
}

function ExportButton({ ids, input }: { ids: number[]; input: ListInput }) {
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      saveFile(await (ids.length > 0 ? exportOf(ids) : rpc.accounts.export(input)));
    } catch (error) {
      toast({ title: "The export failed", description: errorWords(error).sentence, tone: "failed" });
    }
    setPending(false);
  };
  return (
    <Button pending={pending} onClick={() => void run()}>
      {ids.length > 0 ? "Export selected" : "Export"}
    </Button>
  );
}
