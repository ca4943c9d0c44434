import { statfsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";

const days = 90;
/** Receipts are kept for 35 days. */
const receiptDays = 35;
/** Measured: a raw row of the size of the benchmark's with its index, and the share of a receipt. */
const bytesAnEvent = 400;
const bytesBeside = 4 * 1024 ** 3;

/** Why so many events cannot be stored on the disk of this folder; null when they can. */
export function whyNotStored(folder: string, events: number): string | null {
  const { bavail, bsize } = statfsSync(folder);
  const needed = events * bytesAnEvent + bytesBeside;
  if (bavail * bsize >= needed) return null;
  const giga = (bytes: number) => (bytes / 1024 ** 3).toFixed(0);
  return `${events} events need about ${giga(needed)} GB, and ${giga(bavail * bsize)} GB are free: choose fewer with --events.`;
}

/**
 * Raw events as if they had come evenly over the last 90 days up to today, with the receipts of those that have theirs yet. Written in the order
 * of the keys, as far as that goes, which takes minutes and not hours.
 */
export async function storeEvents(admin: pg.Client, sourceId: number, events: number): Promise<void> {
  const each = Math.ceil(events / days);
  for (let back = days - 1; back >= 0; back--) {
    const day = `((now() at time zone 'UTC')::date - ${back})`;
    await admin.query(`select make_raw_event_partition(${day})`);
    await admin.query("begin");
    await admin.query(
      `create temporary table batch on commit drop as
       select 1 + (n::bigint * 7919 % 2000)::int as account_id, 'node-next-' || md5(${back} || ' ' || n)::uuid as message_id,
         ${day} + (n % 86400) * interval '1 second' as at, n from generate_series(1, $1::int) n`,
      [each],
    );
    await admin.query(
      `insert into raw_event (account_id, received_on, source_id, message_id, type, name_id, person, at, day, properties)
       select account_id, ${day}, $1, message_id, 'track', 1 + n % 36, 'user-' || account_id || '-' || n % 20, at, ${day},
         jsonb_build_object('plan', 'pro', 'amount', n % 1000, 'path', '/reports/weekly')
       from batch order by account_id, message_id`,
      [sourceId],
    );
    if (back < receiptDays)
      await admin.query(
        `insert into event_receipt (account_id, source_id, message_id, received_on) select account_id, $1, message_id, ${day} from batch order by message_id`,
        [sourceId],
      );
    await admin.query("commit");
  }
  await admin.query("vacuum (analyze) raw_event");
  await admin.query("vacuum (analyze) event_receipt");
  await admin.query("checkpoint");
  // what the disk still has to write is not of the first round
  await pause(10_000);
}

export async function sizeOf(admin: pg.Client): Promise<{ events: number; gigabytes: number }> {
  const { rows } = await admin.query<{ events: number; gigabytes: number }>(
    "select (select count(*) from raw_event)::float8 as events, pg_database_size(current_database()) / 1024.0 ^ 3 as gigabytes",
  );
  return { events: Number(rows[0]?.events), gigabytes: Number(rows[0]?.gigabytes) };
}
