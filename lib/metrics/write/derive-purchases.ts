import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Accounts, among } from "../catalog/among.ts";
import type { Tx } from "./transaction.ts";

/**
 * Purchases without amounts, one for each account, product and day on which a paid line starts: new when the account had
 * nothing the day before, an add-on when it lacked the product, expansion when quantity rose or another plan costs more,
 * else a renewal, which a person decided only where the line before did not renew by itself.
 */
export async function derivePurchases(tx: Tx, accounts: Accounts): Promise<void> {
  await tx.$executeRaw`
    create temporary table fresh_purchase on commit drop as
    with started as (
      select account_id, product_id, starts_on as day, sum(quantity) as quantity, sum(mrr_minor) as amount,
        string_agg(distinct plan, ',' order by plan) as plan
      from line group by account_id, product_id, starts_on
    )
    select s.account_id, s.product_id, s.day,
      case when other.account_id is null then 'new' when same.lines is null then 'addon'
        when s.quantity > same.quantity or (s.plan is distinct from same.plan and s.amount > same.amount) then 'expansion'
        else 'renewal' end as kind,
      case when other.account_id is null or same.lines is null or s.quantity > same.quantity
          or (s.plan is distinct from same.plan and s.amount > same.amount) then true
        else coalesce(not same.auto_renew, false) end as by_person
    from started s
    left join lateral (
      select l.account_id from line l where l.account_id = s.account_id and l.starts_on < s.day and l.ends_on >= s.day limit 1
    ) other on true
    left join lateral (
      select nullif(count(*), 0) as lines, sum(l.quantity) as quantity, sum(l.mrr_minor) as amount,
        string_agg(distinct l.plan, ',' order by l.plan) as plan, bool_or(l.auto_renew) as auto_renew
      from line l where l.account_id = s.account_id and l.product_id = s.product_id and l.starts_on < s.day and l.ends_on >= s.day
    ) same on true`;
  await tx.$executeRaw`delete from purchase b where ${among(Prisma.sql`b.account_id`, accounts)}`;
  await tx.$executeRaw`
    insert into purchase (account_id, day, kind, by_person)
    select account_id, day, kind, by_person from fresh_purchase order by account_id, day, product_id`;
  await tx.$executeRaw`drop table fresh_purchase`;
}
