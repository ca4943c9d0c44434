"use client";

import { lazy, Suspense, useState } from "react";
import type { Facets, ListInput } from "#lib/accounts/schema.ts";
import { SnoozeMenu } from "../engagement/snooze-menu.tsx";
import { rpc } from "../shell/rpc.ts";
import { Button } from "../ui/button.tsx";
import { formatNumber } from "../ui/numbers.ts";
import { toast } from "../ui/toast.ts";
import { saveFile } from "./save-file.ts";
import { errorWords } from "./words.ts";

const ReassignDialog = lazy(() =>
  import("./reassign-dialog.tsx").then((module) => ({ default: module.ReassignDialog })),
);
const CoverDialog = lazy(() => import("./cover-dialog.tsx").then((module) => ({ default: module.CoverDialog })));
const most = 1000;

type BulkBarProps = {
  selected: ReadonlySet<number>;
  input: ListInput;
  owners: Facets["owners"];
  mayChange: boolean;
  onDone: () => void;
};

/** What can be done with the selected accounts; without a selection, the whole filtered list can be exported. */
export function BulkBar({ selected, input, owners, mayChange, onDone }: BulkBarProps) {
  const [open, setOpen] = useState<"reassign" | "cover" | null>(null);
  const close = () => setOpen(null);
  const done = () => {
    close();
    onDone();
  };
  const ids = [...selected].slice(0, most);
  return (
    <>
      {ids.length > 0 && (
        <span role="status" className="font-medium text-sm">
          {formatNumber(ids.length)} selected
        </span>
      )}
      {ids.length > 0 && mayChange && (
        <>
          <Button onClick={() => setOpen("reassign")}>Reassign…</Button>
          <Button onClick={() => setOpen("cover")}>Cover…</Button>
          <SnoozeMenu accountIds={ids} onDone={onDone} />
        </>
      )}
      <ExportButton ids={ids} input={input} />
      {ids.length > 0 && (
        <Button variant="quiet" onClick={onDone}>
          Clear selection
        </Button>
      )}
      <Suspense>
        {open === "reassign" && <ReassignDialog accountIds={ids} owners={owners} onClose={close} onDone={done} />}
        {open === "cover" && <CoverDialog accountIds={ids} owners={owners} onClose={close} onDone={done} />}
      </Suspense>
    </>
  );
}

function ExportButton({ ids, input }: { ids: number[]; input: ListInput }) {
  const [pending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      saveFile(await (ids.length > 0 ? rpc.accounts.exportSelected({ accountIds: ids }) : rpc.accounts.export(input)));
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
