import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import { rowsOf } from "./rows.ts";

/** The first day that anything is known of, at most `most` weeks back; null for an empty book. */
export async function readFirstDay(today: Day, most: number): Promise<Day | null> {
  const [row] = await rowsOf<{ day: Day | null }>(Prisma.sql`
    select greatest(least((select min(starts_on) from active_period), (select min(customer_since) from account)),
      ${today}::date - ${most * 7}::int) as day`);
  return row?.day ?? null;
}

/** Past days that have stored scores, from `first` up to yesterday: one look into the index for each, not one for each score. */
export async function readStoredDays(first: Day, today: Day): Promise<Day[]> {
  const next = (after: Prisma.Sql) => Prisma.sql`
    (select day from score_daily where ${after} and day < ${today}::date and not frozen order by day limit 1)`;
  const rows = await rowsOf<{ day: Day }>(Prisma.sql`
    with recursive stored as (
      ${next(Prisma.sql`day >= ${first}::date`)}
      union all
      select ${next(Prisma.sql`day > s.day`)} from stored s where s.day is not null
    ) select day from stored where day is not null order by day`);
  return rows.map(({ day }) => day);
}

export type DirtyAccount = { id: number; since: string; fromDay: Day | null };

/** Accounts of which something changed since their last score, the longest waiting first. */
export function readDirty(limit: number): Promise<DirtyAccount[]> {
  return rowsOf<DirtyAccount>(Prisma.sql`
    select account_id as id, since::text as since, from_day as "fromDay" from account_dirty order by since, account_id limit ${limit}`);
}

/** How the latest back-fill of the past is doing. */
export async function readBackfill() {
  const [row] = await rowsOf<{
    id: number;
    state: string;
    done: number;
    total: number;
    fromDay: Day;
    finishedAt: string | null;
  }>(Prisma.sql`
    select id, state, done, total, from_day as "fromDay", finished_at as "finishedAt"
    from backfill where kind = 'health' order by id desc limit 1`);
  return row ?? null;
}
