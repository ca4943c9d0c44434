import { pools } from "#lib/db.ts";
import { daysBefore } from "../rules/day-of.ts";

const daysAhead = 7;

/** Makes the partitions of raw events for the week to come; nobody waits for it. */
export async function makePartitions(now: Date): Promise<void> {
  for (let ahead = 0; ahead <= daysAhead; ahead++)
    await pools.app.query("select make_raw_event_partition($1::date)", [daysBefore(now, -ahead)]);
}

/** Drops what was received more than `keepDays` ago. A day that somebody is reading stays for the next run. Returns the days dropped. */
export async function dropPartitions(now: Date, keepDays: number): Promise<string[]> {
  const before = daysBefore(now, keepDays);
  const { rows } = await pools.app.query<{ day: string }>(
    `select day from (
       select to_char(to_date(right(c.relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD') as day
         from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'raw_event'::regclass
     ) p where day < $1 order by day`,
    [before],
  );
  const dropped: string[] = [];
  for (const { day } of rows) {
    const done = await pools.app.query<{ dropped: boolean }>("select drop_raw_event_partition($1::date) as dropped", [
      day,
    ]);
    if (done.rows[0]?.dropped) dropped.push(day);
  }
  await noteRawFrom(before, rows.length > 0);
  return dropped;
}

const rawFromKey = "ingest.rawFrom";

/** From when on raw events are complete: keeping them longer from now on does not bring back what went. */
async function noteRawFrom(day: string, gone: boolean): Promise<void> {
  if (!gone) return;
  await pools.app.query(
    `insert into setting as t (key, value) values ($1, to_jsonb($2::text))
     on conflict (key) do update set value = excluded.value where t.value #>> '{}' < $2`,
    [rawFromKey, day],
  );
}

/** The first day of which every event that was counted has its raw row. */
export async function readRawFrom(now: Date, keepDays: number): Promise<string> {
  const kept = daysBefore(now, keepDays);
  const { rows } = await pools.app.query<{ day: string }>(
    "select greatest($2, (select value #>> '{}' from setting where key = $1)) as day",
    [rawFromKey, kept],
  );
  return rows[0]?.day ?? kept;
}

/** Makes and drops what is due. */
export async function keepPartitions(now: Date, keepDays: number): Promise<void> {
  await makePartitions(now);
  await dropPartitions(now, keepDays);
}
