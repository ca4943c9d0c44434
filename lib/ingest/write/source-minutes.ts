import { setTimeout as pause } from "node:timers/promises";
import { pools } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { log } from "#lib/log.ts";

export type MinuteCounts = { taken: number; duplicate: number; quarantined: number; refused: number };
type Waiting = Map<string, MinuteCounts & { sourceId: number; minute: string }>;

const store = Symbol.for("bellwether.ingest.minutes");
const pauseMs = 250;

function state(): { waiting: Waiting; planned: boolean; writing: Promise<void> } {
  const home = globalThis as unknown as Record<symbol, ReturnType<typeof state> | undefined>;
  home[store] ??= { waiting: new Map(), planned: false, writing: Promise.resolve() };
  return home[store];
}

/**
 * Counts what a source sent in a minute. Batches of one source would queue for the same row until each has committed, so that
 * the counts are gathered and written four times a second; a process that is killed loses that much of them, and no event.
 */
export function countMinute(sourceId: number, at: Date, counts: Partial<MinuteCounts>): void {
  const minute = `${at.toISOString().slice(0, 16)}:00Z`;
  const { waiting } = state();
  const key = `${sourceId} ${minute}`;
  const row = waiting.get(key) ?? { sourceId, minute, taken: 0, duplicate: 0, quarantined: 0, refused: 0 };
  row.taken += counts.taken ?? 0;
  row.duplicate += counts.duplicate ?? 0;
  row.quarantined += counts.quarantined ?? 0;
  row.refused += counts.refused ?? 0;
  waiting.set(key, row);
  if (state().planned) return;
  state().planned = true;
  void pause(pauseMs).then(flushMinutes);
}

/** Writes what was counted; resolves when all of it is written. Never throws. */
export function flushMinutes(): Promise<void> {
  const minutes = state();
  minutes.writing = minutes.writing.then(write);
  return minutes.writing;
}

async function write(): Promise<void> {
  const { waiting } = state();
  const rows = [...waiting.values()].sort((a, b) => a.sourceId - b.sourceId || (a.minute < b.minute ? -1 : 1));
  waiting.clear();
  state().planned = false;
  if (rows.length === 0) return;
  const columns = ["taken", "duplicate", "quarantined", "refused"] as const;
  await pools.app
    .query(
      `insert into source_minute as t (source_id, minute, ${columns.join(", ")})
       select * from unnest($1::int[], $2::timestamptz[], $3::int[], $4::int[], $5::int[], $6::int[])
       on conflict (source_id, minute) do update set ${columns.map((one) => `${one} = t.${one} + excluded.${one}`).join(", ")}`,
      [
        rows.map(({ sourceId }) => sourceId),
        rows.map(({ minute }) => minute),
        ...columns.map((column) => rows.map((row) => row[column])),
      ],
    )
    .catch((error) => log.error({ err: error }, "counts of sources were lost"));
  announce("sources");
}
