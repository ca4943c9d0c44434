// Recurring revenue of an account on a day: the sum of the monthly-normalised subscription lines in force (start ≤ day < end)
// for products in scope, in reporting minor units at the definitions' exchange rates. A merged account counts with the
// account it was merged into. Money: only the finance roles can run these.

import { Prisma } from "#lib/generated/prisma/client.ts";
import { only } from "./among.ts";

/** Relation (p, account_id, opening, closing): every account with revenue at the start or at the end of a period. */
export const openingAndClosing = (members?: readonly number[]) => Prisma.sql`
  select p.p, coalesce(a.merged_into_id, a.id) as account_id,
    coalesce(sum(m.mrr_minor * x.to_reporting) filter (where s.starts_on <= p.starts and coalesce(s.ends_on > p.starts, true)), 0)::float8 as opening,
    coalesce(sum(m.mrr_minor * x.to_reporting) filter (where s.starts_on <= p.ends and coalesce(s.ends_on > p.ends, true)), 0)::float8 as closing
  from period p
  join subscription s on s.starts_on <= p.ends and coalesce(s.ends_on > p.starts, true) and not s.is_trial
  join account a on a.id = s.account_id
  join finance.subscription_price m on m.account_id = s.account_id and m.subscription_id = s.id
  join finance.exchange_rate x on x.currency = m.currency
  left join product i on i.id = s.product_id
  where coalesce(i.in_scope, true)${only(Prisma.sql`s.account_id`, members)}
  group by p.p, coalesce(a.merged_into_id, a.id)`;

/** The rows of GRR and NRR: both go over the same opening cohort and differ in what they count at the end. */
export function cohortRows(numerator: Prisma.Sql, members?: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    select held.p, held.account_id, 'recurring revenue' as item, null::date as day,
      case when held.opening > 0 then 'in' else 'out' end as state,
      case when held.opening <= 0 then 'no recurring revenue at the start' when held.closing <= 0 then 'left'
        when held.closing < held.opening then 'contracted' when held.closing > held.opening then 'expanded' else 'unchanged' end as reason,
      ${numerator}::float8 as numerator, held.opening as denominator
    from (${openingAndClosing(members)}) held
    where held.opening > 0 or held.closing > 0`;
}
