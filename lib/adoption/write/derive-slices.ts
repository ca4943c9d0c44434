import { Prisma } from "#lib/generated/prisma/client.ts";
import { transact } from "./transact.ts";

const sums = Prisma.sql`count(*) as accounts, count(*) filter (where d.days is not null) as known, coalesce(sum(d.used) filter (where d.breadth is not null), 0) as used,
  coalesce(sum(d.used_before) filter (where d.breadth is not null), 0) as used_before, coalesce(sum(d.in_plan) filter (where d.breadth is not null), 0) as in_plan,
  coalesce(sum(d.events), 0) as events, coalesce(sum(d.events_before), 0) as events_before, coalesce(sum(d.user_days), 0) as user_days,
  coalesce(sum(d.user_days_before), 0) as user_days_before,
  coalesce(sum(d.days), 0) as days, coalesce(sum(d.days_before), 0) as days_before`;

/** Adds the accounts' figures up over the book and each segment, and counts for each feature who has it, and who used it. */
export async function deriveSlices(): Promise<void> {
  await transact([
    Prisma.sql`delete from adoption_slice`,
    Prisma.sql`
      insert into adoption_slice (kind, slice, feature_id, accounts, known, used, used_before, in_plan, events, events_before, user_days, user_days_before, days, days_before)
      select case when grouping(d.segment) = 1 then 'whole' else 'segment' end, coalesce(d.segment, ''), 0, ${sums}
      from account_adoption d where d.current group by grouping sets ((d.segment), ())`,
    Prisma.sql`
      insert into adoption_slice (kind, slice, feature_id, accounts, known, used, used_before, in_plan, events, events_before, user_days, user_days_before, days, days_before)
      select case when grouping(k.segment) = 1 then 'whole' else 'segment' end, coalesce(k.segment, ''), f.id, sum(k.accounts), sum(k.known),
        coalesce(sum(u.used), 0), coalesce(sum(u.used_before), 0), sum(k.known), coalesce(sum(u.events), 0), coalesce(sum(u.events_before), 0), 0, 0,
        coalesce(sum(u.days), 0), coalesce(sum(u.days_before), 0)
      from (
        select d.segment, d.plan, count(*) as accounts, count(*) filter (where d.breadth is not null) as known
        from account_adoption d where d.current group by 1, 2
      ) k
      join feature f on cardinality(f.plans) = 0 or k.plan is null or k.plan = any(f.plans)
      left join (
        select d.segment, d.plan, t.feature_id, count(*) filter (where t.days > 0) as used, count(*) filter (where t.days_before > 0) as used_before,
          sum(t.events) as events, sum(t.events_before) as events_before, sum(t.days) as days, sum(t.days_before) as days_before
        from account_feature t join account_adoption d on d.account_id = t.account_id and d.current
        group by 1, 2, 3
      ) u on u.feature_id = f.id and u.segment is not distinct from k.segment and u.plan is not distinct from k.plan
      group by grouping sets ((k.segment, f.id), (f.id))`,
  ]);
}
