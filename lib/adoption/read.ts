import { db } from "#lib/db.ts";
import type { FeatureUse, UsageOutput, UsageWeek } from "./schema.ts";

/**
 * How an account used the product up to a day: 26 weeks (ending on that day) and, of the last 28 days, each feature's use
 * against the 28 days before. Weeks before the first and after the last day that arrived for it are gaps, not zeros.
 */
export async function readUsage(accountId: number, asOf: string): Promise<UsageOutput> {
  const [weeks, features, head] = await Promise.all([
    listWeeks(accountId, asOf),
    listFeatures(accountId, asOf),
    readHead(accountId, asOf),
  ]);
  return { asOf, seats: head?.seats ?? null, lastOn: head?.lastOn ?? null, weeks, features };
}

function listWeeks(accountId: number, asOf: string): Promise<UsageWeek[]> {
  return db.$queryRaw<UsageWeek[]>`
    select to_char(w.ends, 'YYYY-MM-DD') as week, case when w.ends between g.begun and g.reached then coalesce(u.events, 0) end::float8 as events,
      case when w.ends between g.begun and g.reached then coalesce(u.users, 0) end::int as users, case when w.ends between g.begun and g.reached then coalesce(u.days, 0) end::int as "activeDays"
    from (select ${asOf}::date - 7 * n as ends from generate_series(0, 25) n) w
    cross join (select min(day) as begun, max(day) + 6 as reached from usage_daily where account_id = ${accountId}) g
    left join lateral (select sum(events) as events, max(active_users) as users, count(*) filter (where events > 0) as days
      from usage_daily where account_id = ${accountId} and day > w.ends - 7 and day <= w.ends) u on true
    order by w.ends`;
}

function listFeatures(accountId: number, asOf: string): Promise<FeatureUse[]> {
  return db.$queryRaw<FeatureUse[]>`
    select f.id, f.name, (cardinality(f.plans) = 0 or a.plan is null or a.plan = any(f.plans)) as "inPlan",
      coalesce(u.days, 0)::int as days, coalesce(u.events, 0)::float8 as events, coalesce(u.before, 0)::float8 as "eventsBefore",
      to_char(u.last_on, 'YYYY-MM-DD') as "lastOn"
    from feature f join account a on a.id = ${accountId}
    left join (select feature_id, count(*) filter (where events > 0 and day > ${asOf}::date - 28) as days,
        sum(events) filter (where day > ${asOf}::date - 28) as events, sum(events) filter (where day <= ${asOf}::date - 28) as before,
        max(day) filter (where events > 0) as last_on
      from usage_feature_daily where account_id = ${accountId} and day > ${asOf}::date - 56 and day <= ${asOf}::date group by 1) u on u.feature_id = f.id
    where u.feature_id is not null or cardinality(f.plans) = 0 or a.plan is null or a.plan = any(f.plans)
    order by coalesce(u.days, 0) desc, coalesce(u.events, 0) desc, f.name limit 200`;
}

async function readHead(
  accountId: number,
  asOf: string,
): Promise<{ seats: number | null; lastOn: string | null } | undefined> {
  const rows = await db.$queryRaw<{ seats: number | null; lastOn: string | null }[]>`
    select a.seats, (select to_char(max(day), 'YYYY-MM-DD') from usage_daily u where u.account_id = a.id and u.events > 0 and u.day <= ${asOf}::date) as "lastOn"
    from account a where a.id = ${accountId}`;
  return rows[0];
}
