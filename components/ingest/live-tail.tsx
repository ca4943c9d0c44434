"use client";

import { useState } from "react";
import { sentenceOf } from "#components/people/change.ts";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#components/ui/numbers.ts";
import { Pill } from "#components/ui/pill.tsx";
import type { RecentEvent } from "#lib/ingest/schema/sources.ts";
import { TailTable } from "./tail-table.tsx";
import { useLatest } from "./use-latest.ts";

type LiveTailProps = { sourceId: number; first: readonly RecentEvent[]; timeZone: string };

/** The last events of a source as they come. It stands still while somebody reads: on Pause, and while the mouse is over it. */
export function LiveTail({ sourceId, first, timeZone }: LiveTailProps) {
  const { latest, error } = useLatest(sourceId, first);
  const [paused, setPaused] = useState(false);
  const [held, setHeld] = useState<readonly RecentEvent[] | null>(null);
  const shown = held ?? latest;
  const known = new Set(shown.map(({ messageId }) => messageId));
  const fresh = held ? latest.filter(({ messageId }) => !known.has(messageId)).length : 0;
  const read = (on: boolean) => {
    if (!paused) setHeld(on ? latest : null);
  };
  const pause = () => {
    setHeld(paused ? null : shown);
    setPaused(!paused);
  };

  return (
    <section aria-label="Live tail" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={pause}>{paused ? "Go on" : "Pause"}</Button>
        <p className="text-ink-2 text-sm">{held ? "Standing still" : "Following"}</p>
        <span role="status">
          {fresh > 0 && <Pill onClick={() => setHeld(latest)}>{formatCount(fresh, "new event")} · show</Pill>}
        </span>
      </div>
      {error && (
        <p role="alert" className="text-risk text-sm">
          {sentenceOf(error)}
        </p>
      )}
      {shown.length === 0 ? (
        <p className="py-8 text-center text-ink-2">No event of late. The next one appears here by itself.</p>
      ) : (
        <div onPointerEnter={() => read(true)} onPointerLeave={() => read(false)}>
          <TailTable events={shown} timeZone={timeZone} />
        </div>
      )}
    </section>
  );
}
