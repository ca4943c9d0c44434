import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import type { Book } from "./book.ts";
import { rowsOf, type Scope, wideRowsOf } from "./rows.ts";

export type UsageRow = {
  id: number;
  lastDay: Day | null;
  lastFullDay: Day | null;
  events: number;
  eventsBefore: number;
  activeDays: number;
  peakUsers: number;
  users: number;
  usersBefore: number;
};

const usageColumns = [
  "id",
  "lastDay",
  "lastFullDay",
  "events",
  "eventsBefore",
  "activeDays",
  "peakUsers",
  "users",
  "usersBefore",
] as const;

/** Usage of the 28 full days up to each account's window end, and of the 28 before; for last use and most users the running day too. */
export function readUsage({ join, within, day, end }: Scope): Promise<UsageRow[]> {
  const recent = Prisma.sql`filter (where x.day > ${end} - 28 and x.day <= ${end})`;
  const before = Prisma.sql`filter (where x.day <= ${end} - 28)`;
  return wideRowsOf<UsageRow>(
    usageColumns,
    Prisma.sql`
    select x.account_id as id, max(x.day) filter (where x.events > 0) as "lastDay",
      max(x.day) filter (where x.events > 0 and x.day <= ${end}) as "lastFullDay",
      coalesce(sum(x.events) ${recent}, 0) as events, coalesce(sum(x.events) ${before}, 0) as "eventsBefore",
      count(*) filter (where x.day > ${end} - 28 and x.day <= ${end} and x.events > 0) as "activeDays",
      coalesce(max(x.active_users) filter (where x.day > ${end} - 28), 0) as "peakUsers",
      coalesce(sum(x.active_users) ${recent}, 0) as users, coalesce(sum(x.active_users) ${before}, 0) as "usersBefore"
    from usage_daily x ${join}
    where ${within} and x.day > ${end} - 56 and x.day <= ${day}
    group by x.account_id`,
  );
}

/** For accounts without use in the full days of those windows: the last day, up to the given one, that they used anything at all. */
export async function readLastUse(ids: number[], ends: Day[]): Promise<{ id: number; lastFullDay: Day }[]> {
  if (ids.length === 0) return [];
  return rowsOf(Prisma.sql`
    select a.id, u.day as "lastFullDay" from unnest(${ids}::int[], ${ends}::text[]::date[]) as a(id, e), lateral (
      select day from usage_daily where account_id = a.id and day <= a.e and events > 0 order by day desc limit 1) u`);
}

/** How many features of its plan each account used in 28 full days or on the running day, and whether it ever used one. */
export async function readFeatures(
  { join, within, accounts, day, end }: Scope,
  book: Book,
): Promise<{ id: number; used: number; ever: boolean }[]> {
  if (!book.hasFeatureUsage) return [];
  return wideRowsOf(
    ["id", "used", "ever"],
    Prisma.sql`
    select a.id, count(u.feature_id) filter (where cardinality(f.plans) = 0 or a.plan is null or a.plan = any(f.plans)) as used,
      count(u.feature_id) > 0 or exists (
        select from usage_feature_daily o where o.account_id = a.id and o.day <= ${day} and o.events > 0) as ever
    from ${accounts}
    left join (
      select x.account_id, x.feature_id from usage_feature_daily x ${join}
      where ${within} and x.day > ${end} - 28 and x.day <= ${day} and x.events > 0
      group by x.account_id, x.feature_id) u on u.account_id = a.id
    left join feature f on f.id = u.feature_id
    group by a.id, a.plan, ${day}`,
  );
}

/** How many features a plan has; a feature without named plans belongs to every plan. */
export function featuresOfPlan(book: Book, plan: string | null): number {
  return book.features.filter(({ plans }) => plans.length === 0 || plan === null || plans.includes(plan)).length;
}
