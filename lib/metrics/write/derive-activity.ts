import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Accounts, among } from "../catalog/among.ts";
import type { Tx } from "./transaction.ts";

/**
 * Active periods are the merged ranges in which some paid line is in force. An account without any subscription is active from
 * becoming a customer until its churn event, or the churn day it came with. `churned_on` is the end of the last period once no other follows by today.
 */
export async function deriveActivity(tx: Tx, today: string, accounts: Accounts): Promise<void> {
  await tx.$executeRaw`
    create temporary table fresh_period on commit drop as
    select account_id, lower(range) as starts_on, case when upper_inf(range) or upper(range) = 'infinity' then null else upper(range) end as ends_on
    from (
      select account_id, unnest(range_agg(daterange(starts_on, ends_on))) as range from line group by account_id
    ) merged
    union all
    select a.id, coalesce(a.customer_since, a.contract_start), coalesce(left_on.day, a.churned_on)
    from account a
    left join lateral (
      select min(c.day) as day from churn_event c where c.account_id = a.id and c.day > coalesce(a.customer_since, a.contract_start)
    ) left_on on true
    where coalesce(a.customer_since, a.contract_start) is not null
      and coalesce(left_on.day, a.churned_on, 'infinity') > coalesce(a.customer_since, a.contract_start) and ${among(Prisma.sql`a.id`, accounts)}
      and not exists (select from subscription s where s.account_id = a.id)`;
  await tx.$executeRaw`
    delete from active_period p where ${among(Prisma.sql`p.account_id`, accounts)}
      and not exists (select from fresh_period f where (f.account_id, f.starts_on) = (p.account_id, p.starts_on))`;
  await tx.$executeRaw`
    insert into active_period (account_id, starts_on, ends_on) select account_id, starts_on, ends_on from fresh_period
    on conflict (account_id, starts_on) do update set ends_on = excluded.ends_on
    where active_period.ends_on is distinct from excluded.ends_on`;
  await tx.$executeRaw`select set_config('bellwether.deriving', 'on', true)`;
  await tx.$executeRaw`
    update account a set paying = now.paying, churned_on = now.churned_on
    from (
      select c.id, coalesce(bool_or(p.starts_on <= ${today}::date and coalesce(p.ends_on > ${today}::date, true)), false) as paying,
        case when count(p.starts_on) = 0 and not exists (select from subscription s where s.account_id = c.id) then c.churned_on
          when bool_and(p.ends_on <= ${today}::date) then max(p.ends_on) end as churned_on
      from account c left join active_period p on p.account_id = c.id and p.starts_on <= ${today}::date
      where ${among(Prisma.sql`c.id`, accounts)}
      group by c.id
    ) now
    where now.id = a.id and (a.paying, a.churned_on) is distinct from (now.paying, now.churned_on)`;
  await tx.$executeRaw`drop table fresh_period`;
}
