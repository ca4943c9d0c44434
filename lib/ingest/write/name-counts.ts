import { pools } from "#lib/db.ts";
import { addedUpMost } from "../read/name-counts.ts";

let restUntil = 0;
/** Adding up takes a second in a large book: the worker rests for so many times the time it took. */
const restTimes = 40;

/** Adds up how many events of each name came in the last 30 days. */
export async function keepNameCounts(): Promise<void> {
  await pools.app.query(`
    with found as materialized (select name_id, sum(events)::bigint as events from event_daily where day > current_date - 30 group by 1),
      gone as (delete from event_name_count where name_id not in (select name_id from found))
    insert into event_name_count as t (name_id, events)
    select f.name_id, f.events from found f join event_name n on n.id = f.name_id order by 1
    on conflict (name_id) do update set events = excluded.events where t.events <> excluded.events`);
}

/** Job "ingest.count-names": small books are added up by who asks. */
export async function countNamesWhenLarge(): Promise<void> {
  if (Date.now() < restUntil) return;
  const { rows } = await pools.app.query<{ bytes: number }>("select pg_relation_size('event_daily')::float8 as bytes");
  if ((rows[0]?.bytes ?? 0) <= addedUpMost) return;
  const began = Date.now();
  await keepNameCounts();
  restUntil = Date.now() + restTimes * (Date.now() - began);
}
