import { db } from "#lib/db.ts";
import type { RecentEvent, RecentInput } from "../schema/sources.ts";

const pageBytes = 8_192;
/** How many of the last pages of a day are looked through, until there is enough to show. The last is for who looks once. */
const stretches = [64, 1_024, 16_384];
/** Rows of one batch lie in the order of their accounts: the last by time are chosen among more. */
const batchMost = 2_500;
type Ask = { sourceId: number; limit: number; stretches: readonly number[] };

/**
 * The last events of a source, newest first: those taken, and those that wait for an account or are ignored. Raw events are only
 * ever added, so the newest lie at the end of their day's table; reading it from there needs no index, which would slow the writing. A source
 * that is silent among busy ones is found by a `deep` look; who asks again and again while events come looks at the end only.
 */
export async function listRecent({ sourceId, limit, deep }: RecentInput, now = new Date()): Promise<RecentEvent[]> {
  const far = deep && (await sentLately(sourceId));
  const ask = { sourceId, limit, stretches: far ? stretches : stretches.slice(0, -1) };
  const [taken, held] = await Promise.all([listTaken(ask, now), listHeld(sourceId, limit)]);
  return [...taken, ...held].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
}

/** Whether it brought anything on the days that are looked through: else a far look finds nothing. */
async function sentLately(sourceId: number): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from source_minute where source_id = ${sourceId} and minute > now() - interval '2 days' limit 1`;
  return rows.length > 0;
}

async function listTaken(ask: Ask, now: Date): Promise<RecentEvent[]> {
  const found: RecentEvent[] = [];
  for (const back of [0, 1]) {
    const day = new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10);
    found.push(...(await readEnd({ ...ask, limit: ask.limit - found.length }, day)));
    if (found.length >= ask.limit) break;
  }
  return found;
}

async function readEnd({ sourceId, limit, stretches: looks }: Ask, day: string): Promise<RecentEvent[]> {
  const [size] = await db.$queryRaw<{ pages: number | null }[]>`
    select (pg_relation_size(to_regclass(${`raw_event_${day.replaceAll("-", "")}`})) / ${pageBytes}::int)::int as pages`;
  const pages = size?.pages ?? 0;
  if (pages === 0) return [];
  for (const stretch of looks) {
    const from = Math.max(0, pages - stretch);
    const rows = await db.$queryRaw<RecentEvent[]>`
      select r.message_id as "messageId", r.type, n.name, r.account_id as "accountId", a.name as account, null as "groupId",
        r.person, r.at, 'taken' as state
      from (select * from raw_event where received_on = ${day}::date and ctid >= ${`(${from},0)`}::tid and source_id = ${sourceId}
        order by ctid desc limit ${batchMost}) r
      left join event_name n on n.id = r.name_id left join account a on a.id = r.account_id order by r.at desc limit ${limit}`;
    if (rows.length >= limit || from === 0 || stretch === looks.at(-1)) return rows;
  }
  return [];
}

function listHeld(sourceId: number, limit: number): Promise<RecentEvent[]> {
  return db.$queryRaw<RecentEvent[]>`
    select q.message_id as "messageId", coalesce(q.body ->> 'type', 'track') as type, q.body ->> 'name' as name, null::int as "accountId",
      null as account, q.group_id as "groupId", q.person, q.at, q.state
    from unnest(array['waiting', 'ignored']) s (state) cross join lateral (
      select * from quarantine_event where source_id = ${sourceId} and state = s.state order by received_at desc limit ${limit}) q
    order by q.received_at desc limit ${limit}`;
}
