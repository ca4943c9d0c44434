import { db, financeSystemDb } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { RunningProtocol } from "../read/protocols.ts";

/**
 * E3: whether the open expansion opportunities of an account are together more than a protocol's amount a year, in the reporting
 * currency. This is the one place that reads the amounts, and all it leaves is that they are (SPEC N4).
 */
export async function markOpportunities(
  protocols: readonly RunningProtocol[],
  accountIds?: readonly number[],
): Promise<void> {
  const asked = protocols.flatMap(({ id, definition: { trigger } }) =>
    trigger.kind === "opportunity" ? [{ id, over: trigger.over }] : [],
  );
  if (asked.length === 0) return;
  const only = (column: Prisma.Sql) =>
    accountIds ? Prisma.sql`and ${column} = any(${accountIds}::int[])` : Prisma.empty;
  await financeSystemDb.$executeRaw`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(id int, over float8)),
    open as (
      select d.account_id, sum(m.amount_minor * x.to_reporting) / 100 as total
      from deal d join finance.deal_amount m on m.account_id = d.account_id and m.deal_id = d.id
        join finance.exchange_rate x on x.currency = m.currency
      where d.kind = 'expansion' and d.won is null ${only(Prisma.sql`d.account_id`)}
      group by d.account_id
    ), over as (select o.account_id, a.id as protocol_id from open o join asked a on o.total > a.over),
    gone as (
      delete from opportunity_mark k using asked a where k.protocol_id = a.id ${only(Prisma.sql`k.account_id`)}
        and not exists (select from over o where o.account_id = k.account_id and o.protocol_id = k.protocol_id)
    )
    insert into opportunity_mark (account_id, protocol_id) select account_id, protocol_id from over on conflict do nothing`;
}

/** A threshold that nobody asks for any more marks nobody. */
export async function dropMarks(protocolId: number): Promise<void> {
  await financeSystemDb.$executeRaw`delete from opportunity_mark where protocol_id = ${protocolId}`;
}

/** Whether this person may name another amount: only who may see all amounts anyhow, or an amount could be found by asking. */
export async function mayNameAmounts(userId: number | null): Promise<boolean> {
  const rows = await db.$queryRaw<object[]>`
    select 1 from money_grant g where g.user_id = ${userId} and g.scope = 'whole' and g.revoked_at is null
      and g.starts_at <= now() and (g.ends_at is null or g.ends_at > now()) limit 1`;
  return rows.length > 0;
}
