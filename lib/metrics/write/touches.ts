import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { MetricKey } from "../schema.ts";

/** So many accounts are followed at once; the next ones have their turn right after. */
const mostAtOnce = 50;
/** When more are waiting, the whole book is quicker. */
const mostWaiting = 1_000;

export type Touch = { id: string; source: string; accountId: number | null; place: Place | null };
/** Where an account stood before it moved. */
type Place = { ownerId: number | null; segment: string | null };

const ofOne = Prisma.sql`not closed and (account_id is not null or source = 'team_member')`;
const ofBook = Prisma.sql`not closed and account_id is null and source <> 'team_member'`;

/** The oldest touches of single accounts, and of teams; too many become a touch of the whole book. */
export async function readTouches(): Promise<Touch[]> {
  const found = await db.$queryRaw<Touch[]>`
    select id::text, source, account_id as "accountId",
      case when moved then jsonb_build_object('ownerId', from_owner, 'segment', from_segment) end as place
    from metric_touch where ${ofOne} order by metric_touch.id limit ${mostWaiting * 10}::int`;
  const accounts = new Set<number>();
  const first: Touch[] = [];
  for (const touch of found) {
    if (touch.accountId !== null) accounts.add(touch.accountId);
    if (accounts.size <= mostAtOnce) first.push(touch);
  }
  if (accounts.size <= mostWaiting) return first;
  await db.$executeRaw`
    with gone as (delete from metric_touch where ${ofOne} returning source)
    insert into metric_touch (source) select distinct source from gone`;
  return [];
}

/** Touches of the whole book. */
export async function readBookTouches(): Promise<Touch[]> {
  return db.$queryRaw<
    Touch[]
  >`select id::text, source, null::int as "accountId", null::jsonb as place from metric_touch where ${ofBook}`;
}

/** Each touch is handed out until it has been followed. */
export async function dropTouches(touches: readonly Pick<Touch, "id">[]): Promise<void> {
  await db.$executeRaw`delete from metric_touch where id = any(${touches.map((one) => one.id)}::bigint[])`;
}

/** The closed periods of these metrics have not followed what changed. */
export async function leaveClosed(keys: readonly MetricKey[]): Promise<void> {
  await db.$executeRaw`
    with known as (
      update metric_touch set last_at = clock_timestamp() where closed and not taken and source = any(${[...keys]}::text[]) returning source
    )
    insert into metric_touch (source, closed) select key, true from unnest(${[...keys]}::text[]) key
    where key not in (select source from known)`;
}

/** A metric whose closed periods have not followed, once nothing has changed for `quietMs`, or at the latest after `patienceMs`. */
export async function takeClosed(quietMs: number, patienceMs: number): Promise<MetricKey | null> {
  const [row] = await db.$queryRaw<{ source: MetricKey }[]>`
    update metric_touch set taken = true where closed and source = (
      select source from metric_touch where closed
        and (at < clock_timestamp() - make_interval(secs => ${patienceMs / 1000}::float8)
          or (select max(last_at) from metric_touch) < clock_timestamp() - make_interval(secs => ${quietMs / 1000}::float8))
      order by metric_touch.id limit 1
    ) returning source`;
  return row?.source ?? null;
}

/** What changed after it was taken is left for the next time. */
export async function dropClosed(key: MetricKey): Promise<void> {
  await db.$executeRaw`delete from metric_touch where closed and taken and source = ${key}`;
}
