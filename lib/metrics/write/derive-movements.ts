import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Accounts, among } from "../catalog/among.ts";
import type { Tx } from "./transaction.ts";

/**
 * The ledger of revenue movements, from the steps of each account's recurring revenue: the first rise from nothing is new, a later
 * one a reactivation, a fall to nothing churn, the rest expansion or contraction. A rise with the same products, plans
 * and quantities is a price rise. Movements that were entered or imported as such stay as they are, and an account that
 * has any gets none derived.
 */
export async function deriveMovements(tx: Tx, accounts: Accounts): Promise<void> {
  await tx.$executeRaw`
    create temporary table fresh_movement on commit drop as
    with step as (
      select account_id, currency, starts_on as day from line where mrr_minor is not null
      union
      select account_id, currency, ends_on from line where mrr_minor is not null and ends_on <> 'infinity'
    ), level as (
      select step.account_id, step.currency, step.day, coalesce(sum(l.mrr_minor), 0)::bigint as amount,
        string_agg(concat_ws(':', l.product_id, l.plan, l.quantity), ',' order by l.product_id, l.plan, l.quantity) as holds
      from step left join line l on l.account_id = step.account_id and l.currency = step.currency
        and l.starts_on <= step.day and l.ends_on > step.day
      group by step.account_id, step.currency, step.day
    ), change as (
      select *, coalesce(lag(amount) over w, 0) as before, lag(holds) over w as held,
        coalesce(max(amount) over (w rows between unbounded preceding and 1 preceding), 0) > 0 as known
      from level window w as (partition by account_id, currency order by day)
    )
    select account_id, day, currency, amount - before as amount_minor, amount > before and before > 0 and holds = held as price_rise,
      case when before = 0 and not known then 'new' when before = 0 then 'reactivation' when amount = 0 then 'churn'
        when amount > before then 'expansion' else 'contraction' end as kind
    from change where amount <> before
      and not exists (select from finance.revenue_movement g where g.account_id = change.account_id and not g.derived)`;
  await tx.$executeRaw`
    delete from finance.revenue_movement m where m.derived and ${among(Prisma.sql`m.account_id`, accounts)}
      and not exists (select from fresh_movement f
        where (f.account_id, f.day, f.currency, f.kind, f.amount_minor, f.price_rise) = (m.account_id, m.day, m.currency, m.kind, m.amount_minor, m.price_rise))`;
  await tx.$executeRaw`
    insert into finance.revenue_movement (account_id, day, kind, amount_minor, currency, price_rise, derived)
    select f.account_id, f.day, f.kind, f.amount_minor, f.currency, f.price_rise, true from fresh_movement f
    where not exists (select from finance.revenue_movement m where m.derived
      and (f.account_id, f.day, f.currency, f.kind) = (m.account_id, m.day, m.currency, m.kind))
    order by f.account_id, f.day`;
  await tx.$executeRaw`drop table fresh_movement`;
}
