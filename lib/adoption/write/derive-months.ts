import { Prisma } from "#lib/generated/prisma/client.ts";
import { monthsBack, nextMonth } from "../rules/months.ts";
import { cohortMonths, funnelMonths } from "../schema/windows.ts";
import { transact } from "./transact.ts";

const kind = Prisma.sql`case when grouping(x.segment) = 1 then 'whole' else 'segment' end, coalesce(x.segment, '')`;

/** How far each feature was taken up by the end of each month, among the customers of then whose plan (of today) has it. */
function storeFunnel(day: string) {
  const months = monthsBack(day, funnelMonths);
  const list = Prisma.sql`unnest(${months}::text[]::date[], ${months.map(nextMonth)}::text[]::date[]) with ordinality as m(month, next, place)`;
  const count = (mask: Prisma.Sql) =>
    Prisma.sql`count(*) filter (where d.active_months & ${mask} & (1 << (m.place - 1)::int) <> 0)`;
  return Prisma.sql`
    insert into adoption_funnel (kind, slice, feature_id, month, in_plan, tried, regular, habit)
    select ${kind}, x.feature_id, x.month, sum(x.in_plan), sum(x.tried), sum(x.regular), sum(x.habit)
    from (
      select d.segment, f.id as feature_id, m.month, sum(d.n) as in_plan, 0 as tried, 0 as regular, 0 as habit
      from (select segment, plan, active_months, count(*) as n from account_adoption group by 1, 2, 3) d
      join feature f on cardinality(f.plans) = 0 or d.plan is null or d.plan = any(f.plans)
      join ${list} on d.active_months & (1 << (m.place - 1)::int) <> 0
      group by 1, 2, 3
      union all
      select d.segment, t.feature_id, m.month, 0, count(*) filter (where t.first_on < m.next and d.active_months & (1 << (m.place - 1)::int) <> 0),
        ${count(Prisma.sql`t.regular_months`)}, ${count(Prisma.sql`t.habit_months`)}
      from account_feature t join account_adoption d on d.account_id = t.account_id join feature f on f.id = t.feature_id
        and (cardinality(f.plans) = 0 or d.plan is null or d.plan = any(f.plans)), ${list}
      group by 1, 2, 3
    ) x group by grouping sets ((x.segment, x.feature_id, x.month), (x.feature_id, x.month)) having sum(x.in_plan) > 0`;
}

/** Of the accounts that began in a month, how many used the product in each since; the running month is not over and left out. */
function storeCohorts(day: string) {
  const months = monthsBack(day, cohortMonths).slice(1);
  const list = Prisma.sql`unnest(${months}::text[]::date[]) with ordinality as m(month, ago)`;
  return Prisma.sql`
    with known as (select bit_or(use_months) as months from account_adoption), x as (
      select d.segment, date_trunc('month', d.started_on)::date as cohort, d.use_months, count(*) as n
      from account_adoption d where d.started_on >= ${months.at(-1)}::date and d.started_on < ${nextMonth(months[0] as string)}::date group by 1, 2, 3
    )
    insert into adoption_cohort (kind, slice, cohort, month, accounts, used)
    select ${kind}, x.cohort, m.month, sum(x.n), coalesce(sum(x.n) filter (where x.use_months & (1 << m.ago::int) <> 0), 0)
    from x join ${list} on m.month >= x.cohort cross join known k where k.months & (1 << m.ago::int) <> 0
    group by grouping sets ((x.segment, x.cohort, m.month), (x.cohort, m.month))`;
}

/** Makes what is told month by month again. */
export async function deriveMonths(day: string): Promise<void> {
  await transact([
    Prisma.sql`delete from adoption_funnel`,
    storeFunnel(day),
    Prisma.sql`delete from adoption_cohort`,
    storeCohorts(day),
  ]);
}
