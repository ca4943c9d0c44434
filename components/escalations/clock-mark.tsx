"use client";

import { useEffect, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { absoluteDate } from "#components/ui/dates.ts";
import { type Clock, clockOf, spanWords } from "#lib/escalations/rules/clock.ts";
import type { EscalationRow } from "#lib/escalations/schema/list.ts";

const looks: Record<Clock["tone"], { text: string; shape: string }> = {
  overdue: { text: "text-risk", shape: "M.6.6h8.8v8.8H.6z" },
  soon: { text: "text-watch", shape: "M5 .6 9.8 9.4H.2z" },
  fine: { text: "text-ink-2", shape: "M5 .4a4.6 4.6 0 1 1 0 9.2a4.6 4.6 0 0 1 0-9.2z" },
};
const untilWords = { respond: "to respond", resolve: "to resolve" } as const;

/** The time of the screen: that of its data, moved on each half minute, so that a clock runs on a page that stands. */
function useNow(asOf: string): string {
  const [later, setLater] = useState(0);
  useEffect(() => {
    const opened = Date.now();
    const timer = setInterval(() => setLater(Date.now() - opened), 30_000);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.parse(asOf) + later).toISOString();
}

/** How long is left, or how long it is overdue: shape, word and colour. */
export function ClockMark({ row, asOf, timeZone }: { row: EscalationRow; asOf: string; timeZone: string }) {
  const clock = clockOf(row, useNow(asOf));
  if (clock.runs === "over") return <span className="text-ink-3">–</span>;
  const span = spanWords(clock.minutesLeft);
  const title = clock.dueAt ? `Due ${absoluteDate(clock.dueAt, timeZone)}` : undefined;
  if (clock.runs === "paused")
    return (
      <span title={title} className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-3 text-sm">
        <span aria-hidden="true" className="font-bold text-[10px]">
          ❙❙
        </span>
        Paused, {span} {clock.minutesLeft < 0 ? "over" : "left"}
      </span>
    );
  const { text, shape } = looks[clock.tone];
  return (
    <span title={title} className={cn("inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-sm", text)}>
      <svg viewBox="0 0 10 10" className="size-[9px] shrink-0" aria-hidden="true" fill="currentColor">
        <path d={shape} />
      </svg>
      {clock.tone === "overdue" ? `Overdue ${span}` : `${span} ${untilWords[clock.runs]}`}
    </span>
  );
}
