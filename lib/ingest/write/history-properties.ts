import type { PoolClient } from "pg";
import { largest } from "../rules/properties-of.ts";
import type { Gone, Undone } from "./history-events.ts";

/** A number that is taken back. */
const numbers = `unnest($1::int[], $2::int[], $3::date[], $4::float8[], $5::timestamptz[]) as e (account_id, property_id, day, value, at)`;
const keys = `(select account_id, property_id, day, count(*)::int as n, sum(value) as total from ${numbers} group by 1, 2, 3)`;
const sameKey = (other: string) =>
  `t.account_id = ${other}.account_id and t.property_id = ${other}.property_id and t.day = ${other}.day`;

/**
 * Takes numbers out of the sums of measured properties. What is left is added up again from the raw events where they tell of all of it;
 * else the sums become less, and the latest number is that of the raw events or the one from before the load, whichever is newer.
 */
const takeOut = `
  with gone as materialized ${keys}, left_over as materialized (
    select g.account_id, g.property_id, g.day, count(*)::int as n, sum(v.value) as total,
      (array_agg(v.value order by e.at desc, v.value desc))[1] as latest, max(e.at) as latest_at
      from gone g join event_property p on p.id = g.property_id
      join raw_event e on e.account_id = g.account_id and e.day = g.day and e.name_id = p.name_id
      cross join lateral (
        select case when jsonb_typeof(e.properties -> p.key) = 'number' then (e.properties ->> p.key)::numeric end as number) j
      cross join lateral (select case when abs(j.number) <= ${largest} then j.number::float8 end as value) v
     where e.account_id = any($1::int[]) and e.received_on >= $7::date - 1 and (p.backfill_on is null or p.backfill_on < e.received_on)
       and v.value is not null group by 1, 2, 3
  ), latest as (
    select distinct on (account_id, property_id, day) * from (
      select account_id, property_id, day, latest, latest_at from left_over
      union all
      select b.account_id, b.property_id, b.day, b.latest, b.latest_at from history_latest b join gone g using (account_id, property_id, day)
       where b.load_id = $6
    ) x order by account_id, property_id, day, latest_at desc, latest desc
  )
  update event_property_daily t set n = t.n - g.n,
      total = case when coalesce(o.n, 0) = t.n - g.n then coalesce(o.total, 0) else t.total - g.total end,
      latest = coalesce(l.latest, t.latest), latest_at = coalesce(l.latest_at, t.latest_at)
    from gone g left join left_over o using (account_id, property_id, day) left join latest l using (account_id, property_id, day)
   where ${sameKey("g")}`;

/** A property that became a measure after the load had begun: what was there when more of it came is its own. */
const ownBefore = `
  delete from history_latest t using ${numbers} where ${sameKey("e")} and t.load_id = $6 and (t.latest, t.latest_at) = (e.value, e.at)`;

/** Other loads came to what this one had left: for them, it is now what was there before this one. */
const handDown = `
  update history_latest t set latest = b.latest, latest_at = b.latest_at
    from ${numbers} join history_latest b on b.account_id = e.account_id and b.property_id = e.property_id and b.day = e.day and b.load_id = $6
   where ${sameKey("e")} and t.load_id <> $6 and (t.latest, t.latest_at) = (e.value, e.at)`;
const nothingBefore = `
  delete from history_latest t using ${numbers} where ${sameKey("e")} and t.load_id <> $6 and (t.latest, t.latest_at) = (e.value, e.at)`;

export async function takeBackProperties(client: PoolClient, { loadId }: Undone, uses: readonly Gone[]): Promise<void> {
  const found = uses.flatMap(({ accountId, day, numbers: own }) =>
    own.map((number) => ({ accountId, day, ...number })),
  );
  if (found.length === 0) return;
  const values = [
    found.map(({ accountId }) => accountId),
    found.map(({ property }) => property),
    found.map(({ day }) => day),
    found.map(({ value }) => value),
    found.map(({ at }) => at),
  ];
  const first = found.map(({ day }) => day).sort()[0];
  await client.query(ownBefore, [...values, loadId]);
  await client.query(takeOut, [...values, loadId, first]);
  await client.query(`delete from event_property_daily t using ${keys} g where ${sameKey("g")} and t.n <= 0`, values);
  await client.query(handDown, [...values, loadId]);
  await client.query(nothingBefore, [...values, loadId]);
}
