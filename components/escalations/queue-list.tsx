"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { lazy, Suspense, useState } from "react";
import { useKeys } from "#components/shell/keys.ts";
import { Button } from "#components/ui/button.tsx";
import { formatNumber } from "#components/ui/numbers.ts";
import { CloseDialog } from "./close-dialog.tsx";
import { EscalationTable, type EscalationTableProps } from "./escalation-table.tsx";
import { RouteDialog } from "./route-dialog.tsx";

const TriagePanel = lazy(() => import("./triage-panel.tsx").then((loaded) => ({ default: loaded.TriagePanel })));

/** The queue: choose several and route or close them, or open one beside the list; J and K go down and up. */
export function QueueList(props: Omit<EscalationTableProps, "selected" | "onSelect" | "onOpen" | "openId">) {
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [open, setOpen] = useQueryState("open", parseAsInteger);
  const [doing, setDoing] = useState<"route" | "close" | null>(null);
  const step = (by: number) => {
    const at = props.rows.findIndex(({ id }) => id === open);
    const next = props.rows[at === -1 ? (by > 0 ? 0 : props.rows.length - 1) : at + by];
    if (next) void setOpen(next.id);
  };
  const group = "This screen";
  useKeys([
    { keys: "j", label: "Next escalation", group, run: () => step(1) },
    { keys: "k", label: "Previous escalation", group, run: () => step(-1) },
  ]);
  const ids = props.rows.filter(({ id }) => selected.has(id)).map(({ id }) => id);
  const done = () => {
    setDoing(null);
    setSelected(new Set());
  };
  return (
    <>
      <div className="no-print flex min-h-9 flex-wrap items-center gap-2 pb-1">
        {ids.length === 0 && <span className="text-ink-3 text-xs">Choose rows to route or close several at once.</span>}
        {ids.length > 0 && (
          <>
            <span role="status" className="font-medium text-sm">
              {formatNumber(ids.length)} chosen
            </span>
            <Button onClick={() => setDoing("route")}>Route…</Button>
            <Button onClick={() => setDoing("close")}>Close…</Button>
            <Button variant="quiet" onClick={() => setSelected(new Set())}>
              Clear
            </Button>
          </>
        )}
      </div>
      <EscalationTable
        {...props}
        selected={selected}
        onSelect={setSelected}
        openId={open}
        onOpen={(id) => void setOpen(id)}
      />
      {doing === "route" && <RouteDialog ids={ids} onClose={() => setDoing(null)} onDone={done} />}
      {doing === "close" && <CloseDialog ids={ids} onClose={() => setDoing(null)} onDone={done} />}
      {open !== null && (
        <Suspense>
          <TriagePanel key={open} escalationId={open} timeZone={props.timeZone} onClose={() => void setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}
