import { Prisma } from "#lib/generated/prisma/client.ts";
import { monthsBack, nextMonth } from "../rules/months.ts";
import { cohortMonths, fallingShare, leastUserDays, silentDays, windowDays } from "../schema/windows.ts";
import { type Among, ago, among } from "./among.ts";

/** The accounts with their plans' features. One without a plan has every feature, as on its own page. */
const shown = (ids: Among, day: string) => Prisma.sql`
  select a.id, a.plan, a.owner_id, a.renewal_on, a.segment, a.tier, lower(a.name) as sort_name, a.churned_on,
    a.churned_on is null or a.churned_on > ${day}::date as current, coalesce(a.customer_since, a.contract_start) as since, p.features
  from account a join (
    select p.plan, array(select f.id from feature f where cardinality(f.plans) = 0 or p.plan is null or p.plan = any(f.plans)) as features
    from (select distinct plan from account where ${among(Prisma.sql`id`, ids)}) p
  ) p on p.plan is not distinct from a.plan
  where ${among(Prisma.sql`a.id`, ids)} and a.merged_into_id is null`;

const fresh = (day: string) => Prisma.sql`u.day > ${day}::date - ${windowDays}::int`;

/** Sums of the two windows. */
const work = (ids: Among, day: string) => Prisma.sql`
  select u.account_id, coalesce(sum(u.events) filter (where ${fresh(day)}), 0) as events,
    coalesce(sum(u.events) filter (where not ${fresh(day)}), 0) as events_before,
    coalesce(sum(u.active_users) filter (where ${fresh(day)} and u.events > 0), 0) as user_days,
    coalesce(sum(u.active_users) filter (where not ${fresh(day)} and u.events > 0), 0) as user_days_before,
    count(*) filter (where u.events > 0 and ${fresh(day)}) as days, count(*) filter (where u.events > 0 and not ${fresh(day)}) as days_before,
    max(u.active_users) filter (where ${fresh(day)}) as users, max(u.active_users) filter (where not ${fresh(day)}) as users_before
  from usage_daily u where ${among(Prisma.sql`u.account_id`, ids)} and u.day <= ${day}::date and u.day > ${day}::date - ${2 * windowDays}::int
  group by 1`;

/** First and last day, and the months with any use. */
function reach(ids: Among, day: string): Prisma.Sql {
  const months = monthsBack(day, cohortMonths).reverse();
  const back = ago(Prisma.sql`u.day`, months);
  return Prisma.sql`
    select u.account_id, min(u.day) as first_on, max(u.day) filter (where u.events > 0) as last_on,
      coalesce(bit_or(1 << ${back}) filter (where u.events > 0 and u.day >= ${months[0]}::date), 0) as use_months
    from usage_daily u where ${among(Prisma.sql`u.account_id`, ids)} and u.day <= ${day}::date group by 1`;
}

/** Used features, of the plan or not; `use` has a row for each account and feature it ever used. */
const features = (ids: Among, use: Prisma.Sql) => Prisma.sql`
  select s.id, count(*) filter (where t.days > 0 and t.feature_id = any(s.features)) as used,
    count(*) filter (where t.days_before > 0 and t.feature_id = any(s.features)) as used_before,
    coalesce(array_agg(t.feature_id order by t.feature_id) filter (where t.days > 0), '{}') as used_features
  from shown s join ${use} t on t.account_id = s.id where ${among(Prisma.sql`t.account_id`, ids)} group by 1`;

/** The months at whose end (or, of the running one, on `day`) it was a customer; without any dates it always was, until it left. */
function activeMonths(day: string): Prisma.Sql {
  const ends = monthsBack(day, cohortMonths).map((month, at) => (at === 0 ? day : dayBefore(nextMonth(month))));
  const month = Prisma.sql`unnest(${ends}::text[]::date[]) with ordinality as m(end_on, place)`;
  return Prisma.sql`coalesce(case when exists (select from active_period p where p.account_id = s.id) then (
      select bit_or(1 << (m.place - 1)::int) from active_period p, ${month}
      where p.account_id = s.id and p.starts_on <= m.end_on and coalesce(p.ends_on > m.end_on, true))
    else (select bit_or(1 << (m.place - 1)::int) from ${month} where coalesce(s.churned_on > m.end_on, true) and coalesce(s.since <= m.end_on, true)) end, 0)`;
}

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The columns of account_adoption after the account. */
export const figureColumns =
  "day, current, owner_id, renewal_on, segment, tier, plan, sort_name, used, used_before, in_plan, unused, used_features, unused_features, events, events_before, user_days, user_days_before, days, days_before, users, users_before, breadth, depth, trend, last_on, quiet, started_on, active_months, use_months";

/** With what `figureRows` reads from, named as in a "with". */
export const figureParts = (ids: Among, day: string, use: Prisma.Sql) => Prisma.sql`
  shown as materialized (${shown(ids, day)}), work as (${work(ids, day)}), reach as (${reach(ids, day)}), features as (${features(ids, use)})`;

/**
 * The figures of accounts as of a day, in the order of `figureColumns`. Without any feature's use ever, breadth is not known; before the
 * first day of use, nor is how often.
 */
export function figureRows(day: string): Prisma.Sql {
  const knew = Prisma.sql`(r.first_on <= ${day}::date - ${windowDays}::int)`;
  return Prisma.sql`
    select s.id, ${day}::date, s.current, s.owner_id, s.renewal_on, s.segment, s.tier, s.plan, s.sort_name,
      coalesce(f.used, 0), coalesce(f.used_before, 0), cardinality(s.features), case when f.id is not null then cardinality(s.features) - f.used end,
      coalesce(f.used_features, '{}'),
      case when f.id is null then '{}' else array(select unnest(s.features) except select unnest(f.used_features) order by 1) end,
      coalesce(w.events, 0), coalesce(w.events_before, 0), coalesce(w.user_days, 0), coalesce(w.user_days_before, 0),
      case when r.account_id is not null then coalesce(w.days, 0) end, case when ${knew} then coalesce(w.days_before, 0) end, w.users, w.users_before,
      case when f.id is not null and cardinality(s.features) > 0 then f.used::float8 / cardinality(s.features) end,
      case when w.user_days > 0 then w.events::float8 / w.user_days end, case when w.events_before > 0 then w.events::float8 / w.events_before - 1 end,
      r.last_on,
      case when w.days_before > 0 and r.last_on <= ${day}::date - ${silentDays}::int then 'silent'
        when w.user_days_before >= ${leastUserDays}::int and w.user_days <= ${fallingShare}::float8 * w.user_days_before then 'falling' end,
      coalesce(s.since, (select min(p.starts_on) from active_period p where p.account_id = s.id)), ${activeMonths(day)}, coalesce(r.use_months, 0)
    from shown s left join work w on w.account_id = s.id left join reach r on r.account_id = s.id left join features f on f.id = s.id`;
}
