import type { PoolClient } from "pg";
import { db, pools } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { dayOf } from "../rules/day-of.ts";
import { largest, propertiesOf } from "../rules/properties-of.ts";
import type { Json } from "../schema.ts";
import { transact } from "./transact.ts";

/** Of one event name: more than that is no vocabulary but data in the names. */
const mostOfName = 50;

type Seen = { nameId: number; properties: Readonly<Record<string, Json>> };
const store = Symbol.for("bellwether.ingest.properties");

/** What this process has found noted; it only saves asking again. */
function noted(): Map<number, Set<string>> {
  const home = globalThis as unknown as Record<symbol, Map<number, Set<string>> | undefined>;
  home[store] ??= new Map();
  return home[store];
}

const isNoted = (nameId: number, key: string) => {
  const known = noted().get(nameId);
  return known !== undefined && (known.has(key) || known.size >= mostOfName);
};

/** Notes the numbers that events carry, so that measures can be made of them. */
export async function noteProperties(client: PoolClient, events: readonly Seen[]): Promise<void> {
  const wanted = new Map<string, { nameId: number; key: string }>();
  for (const { nameId, properties } of events)
    for (const key of propertiesOf(properties))
      if (!isNoted(nameId, key)) wanted.set(`${nameId} ${key}`, { nameId, key });
  if (wanted.size === 0) return;
  const names = [...wanted.values()].map(({ nameId }) => nameId);
  const { rows } = await client.query<{ nameId: number; key: string }>(
    `select name_id as "nameId", key from event_property where name_id = any($1::int[])`,
    [names],
  );
  for (const { nameId, key } of rows) {
    noted().set(nameId, (noted().get(nameId) ?? new Set()).add(key));
    wanted.delete(`${nameId} ${key}`);
  }
  const fresh = [...wanted.values()].filter(({ nameId, key }) => !isNoted(nameId, key));
  if (fresh.length === 0) return;
  await client.query(
    `insert into event_property (name_id, key) select * from unnest($1::int[], $2::text[]) order by 1, 2 on conflict do nothing`,
    [fresh.map(({ nameId }) => nameId), fresh.map(({ key }) => key)],
  );
}

/**
 * Adds up the numbers of events by account, property and day, into what is there. `events` is a relation with account_id, name_id,
 * day, at and properties; numbers beyond 10^15 are left out, as their sums would not fit.
 */
export const addUpProperties = (events: string, which: string): string => `
  insert into event_property_daily as t (account_id, property_id, day, n, total, latest, latest_at)
  select e.account_id, p.id, e.day, count(*), sum(v.value), (array_agg(v.value order by e.at desc, v.value desc))[1], max(e.at)
    from ${events} e join event_property p on p.name_id = e.name_id and ${which}
    cross join lateral (
      select case when jsonb_typeof(e.properties -> p.key) = 'number' then (e.properties ->> p.key)::numeric end as number) j
    cross join lateral (select case when abs(j.number) <= ${largest} then j.number::float8 end as value) v
   where v.value is not null group by 1, 2, 3 order by 1, 2, 3
  on conflict (account_id, property_id, day) do update set n = t.n + excluded.n, total = t.total + excluded.total,
    latest = case when excluded.latest_at > t.latest_at then excluded.latest
      when excluded.latest_at = t.latest_at then greatest(t.latest, excluded.latest) else t.latest end,
    latest_at = greatest(t.latest_at, excluded.latest_at)`;

const addRaw = async (client: PoolClient, propertyId: number, received: string) =>
  client.query(addUpProperties("(select * from raw_event where received_on = $2::date)", "p.id = $1"), [
    propertyId,
    received,
  ]);

const before = (day: string) => dayOf(new Date(Date.parse(day) - 86_400_000));

/**
 * From now on the property is added up as events come, and a job adds up the raw days kept. Nothing is counted while the last
 * two days of receipt are: whatever comes later is counted as it comes, whatever came before by this or by the job.
 */
export async function measureProperty(propertyId: number, now = new Date()): Promise<void> {
  const property = await db.eventProperty.findUnique({ where: { id: propertyId } });
  if (!property || property.measured) return;
  const today = dayOf(now);
  const older = before(before(today));
  await transact(
    today,
    async (client) => {
      const { rowCount } = await client.query(
        "update event_property set measured = true, backfill_on = $2::date where id = $1 and not measured",
        [propertyId, older],
      );
      if (!rowCount) return;
      for (const day of [today, before(today)]) await addRaw(client, propertyId, day);
    },
    { alone: true },
  );
  await enqueue("ingest.measure-property", { propertyId });
}

/** Adds up the older raw days kept, one a transaction, the newest first; after a stop it goes on where it was. */
export async function backfillProperty(propertyId: number, rawFrom: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const { rows } = await pools.app.query<{ day: string | null }>(
      "select to_char(backfill_on, 'YYYY-MM-DD') as day from event_property where id = $1",
      [propertyId],
    );
    const day = rows[0]?.day;
    if (!day) return;
    await transact(day, async (client) => {
      const next = before(day) < rawFrom ? null : before(day);
      const { rowCount } = await client.query(
        "update event_property set backfill_on = $3::date where id = $1 and backfill_on = $2::date",
        [propertyId, day, next],
      );
      if (rowCount) await addRaw(client, propertyId, day);
    });
  }
}
