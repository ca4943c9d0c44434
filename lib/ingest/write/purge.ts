import { pools } from "#lib/db.ts";
import { daysBefore } from "../rules/day-of.ts";
import { receiptDays } from "../rules/kept-days.ts";

const batchSize = 20_000;

/** What is no longer needed, oldest days first, in batches that nobody waits for; returns how many rows went. */
export async function purge(now: Date, rawDays: number, signal?: AbortSignal): Promise<number> {
  const before = daysBefore(now, receiptDays);
  const rows = await purgeAll("event_receipt", "received_on < $1::date", before, signal);
  const held = "t.source_id = any(array(select key_id from source)) and received_at < $1::date";
  // what a person chose to ignore can be brought back for as long as a retry of it would be known
  const ignored = await purgeAll("quarantine_event", `state = 'ignored' and ${held}`, before, signal);
  // what nobody claimed is not kept longer than what was counted
  const unclaimed = await purgeAll("quarantine_event", held, daysBefore(now, rawDays), signal);
  // the last minute of a source says since when it is silent
  const later = "exists (select from source_minute m where m.source_id = t.source_id and m.minute > t.minute)";
  const minutes = await purgeAll("source_minute", `minute < $1::date and ${later}`, before, signal);
  return rows + ignored + unclaimed + minutes;
}

async function purgeAll(table: string, which: string, before: string, signal?: AbortSignal): Promise<number> {
  let gone = 0;
  for (let left = batchSize; left === batchSize; gone += left) {
    signal?.throwIfAborted();
    const { rowCount } = await pools.app.query(
      `delete from ${table} where ctid = any(array(select ctid from ${table} t where ${which} limit ${batchSize}))`,
      [before],
    );
    left = rowCount ?? 0;
  }
  return gone;
}
