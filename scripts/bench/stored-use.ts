import { mkdirSync, statfsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { windowDays } from "#lib/adoption/schema/windows.ts";

/** Events are spread evenly over the two windows that adoption compares. */
export const storedDays = 2 * windowDays;
/** Receipts are kept for 35 days. */
const receiptDays = 35;
/** Measured: a raw row with its index, its share of the rollups and of a receipt. */
const bytesAnEvent = 520;
const bytesBeside = 4 * 1024 ** 3;
const names = 36;

export type Stored = { accounts: number; events: number; today: string };

/** Why so many events cannot be stored on the disk of this folder; null when they can. */
export function whyNotStored(folder: string, events: number): string | null {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const needed = events * bytesAnEvent + bytesBeside;
  if (bavail * bsize >= needed) return null;
  const giga = (bytes: number) => (bytes / 1024 ** 3).toFixed(0);
  return `${events} events need about ${giga(needed)} GB, and ${giga(bavail * bsize)} GB are free: choose fewer with --events.`;
}

/** More accounts like those of the book, and names of events of each of its features. */
const once = (accounts: number) => [
  `insert into event_name (name, last_seen_on, feature_id)
   select 'Stored ' || n, current_date, 1 + n % (select count(*)::int from feature) from generate_series(1, ${names}) n`,
  `insert into account (external_id, name) select 'G' || n, 'Account ' || n from generate_series(1 + (select count(*)::int from account), ${accounts}) n`,
  `update account set segment = (array['Enterprise', 'Mid-market', 'SMB'])[1 + id % 3], plan = 'pro', customer_since = current_date - 200`,
];

/**
 * Of a day six accounts in ten do something, each with three people and four names of events; one in ten did nothing in the newer window.
 * In the order of the keys, as far as that goes, which takes minutes and not hours.
 */
const raw = (accounts: number) => `
  insert into raw_event (account_id, received_on, source_id, message_id, type, name_id, person, at, day, properties)
  select account, $1::date, 1, 'node-next-' || (extract(epoch from $1::date) * 1000 + n % 86400000)::bigint || '-' || md5($3::int || ' ' || n)::uuid, 'track', b.id - (account + j % 3 + j % 2) % ${names},
    'user-' || (account + $3::int / 7 * 3 + j % 3) % 20, $1::date + n % 86400 * interval '1 second', $1::date,
    jsonb_build_object('plan', 'pro', 'amount', n % 1000, 'path', '/reports/weekly')
  from (select max(id) as id from event_name) b,
    (select 1 + (n % ${(accounts * 6) / 10} * 10 / 6 + $3::int) % ${accounts} as account, n / ${(accounts * 6) / 10} as j, n from generate_series(1, $2::int) n) e
  where $3::int >= ${windowDays} or account % 10 <> 0 order by account, 4`;

/** As ingest keeps them, event by event. */
const rollups = [
  `insert into usage_daily (account_id, day, events, active_users, sent, sent_users)
   select account_id, day, count(*), count(distinct person), count(*), count(distinct person) from raw_event where received_on = $1::date group by 1, 2`,
  `insert into usage_feature_daily (account_id, feature_id, day, events, users, sent, sent_users)
   select e.account_id, n.feature_id, e.day, count(*), count(distinct e.person), count(*), count(distinct e.person)
   from raw_event e join event_name n on n.id = e.name_id where e.received_on = $1::date group by 1, 2, 3`,
  `insert into usage_person_daily (account_id, day, person, events)
   select account_id, day, person, count(*) from raw_event where received_on = $1::date group by 1, 2, 3`,
  `insert into usage_feature_person_daily (account_id, feature_id, day, person)
   select distinct e.account_id, n.feature_id, e.day, e.person from raw_event e join event_name n on n.id = e.name_id where e.received_on = $1::date order by 1, 2, 3, 4`,
  `insert into event_daily (account_id, name_id, day, events)
   select account_id, name_id, day, count(*) from raw_event where received_on = $1::date group by 1, 2, 3`,
];
const receipts = `insert into event_receipt (account_id, source_id, message_id, received_on)
  select account_id, source_id, message_id, received_on from raw_event where received_on = $1::date order by message_id`;

/** Stores raw events up to `today` in a database with a book (see makeBook), the rollups that they make, and the receipts that would be left. */
export async function storeUse(admin: pg.Client, { accounts, events, today }: Stored): Promise<void> {
  await admin.query("set time zone 'UTC'; set synchronous_commit = off; set work_mem = '256MB'");
  for (const step of once(accounts)) await admin.query(step);
  const each = Math.ceil(events / storedDays);
  for (let back = storedDays - 1; back >= 0; back--) {
    const day = new Date(Date.parse(today) - back * 86_400_000).toISOString().slice(0, 10);
    await admin.query("select make_raw_event_partition($1::date)", [day]);
    await admin.query("begin");
    await admin.query(raw(accounts), [day, each, back]);
    await admin.query(`analyze raw_event_${day.replaceAll("-", "")}`);
    for (const rollup of rollups) await admin.query(rollup, [day]);
    if (back < receiptDays) await admin.query(receipts, [day]);
    await admin.query("commit");
    if (back % 7 === 0) console.log(`${storedDays - back} of ${storedDays} days stored`);
  }
  await admin.query("vacuum (analyze)");
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
