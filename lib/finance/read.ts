import type { Caller } from "#lib/caller.ts";
import { db, financeDb } from "#lib/db.ts";
import { type AccountMoney, grantScopes } from "#lib/finance/schema.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";

export const noGrant = "Amounts need a grant. Ask a manager of your team or an admin to give you one, with the reason.";

type Tx = Prisma.TransactionClient;

/** Condition on a grant `g`: the caller's, and in force now. */
const inForce = (caller: Caller) => Prisma.sql`g.user_id = ${caller.userId} and g.revoked_at is null
  and g.starts_at <= now() and (g.ends_at is null or g.ends_at > now())`;

/** Condition on a grant `g` and an account `a`: the one reaches the other. */
const reaches = Prisma.sql`(g.scope = 'whole' or (g.scope = 'book' and a.owner_id = g.user_id)
  or (g.scope = 'accounts' and exists (select from money_grant_account m where m.grant_id = g.id and m.account_id = a.id)))`;

async function grantOn(tx: Pick<Tx, "$queryRaw">, caller: Caller, accountId: number): Promise<number | null> {
  const [grant] = await tx.$queryRaw<{ id: number }[]>`
    select g.id from money_grant g join account a on a.id = ${accountId}
    where ${inForce(caller)} and ${reaches} order by g.id limit 1`;
  return grant?.id ?? null;
}

type AnyGrant = { id: number; scope: (typeof grantScopes)[number] };

/** The widest grant that the caller holds now, whichever accounts it reaches. */
async function widestGrant(tx: Pick<Tx, "$queryRaw">, caller: Caller): Promise<AnyGrant | null> {
  if (caller.role === "specialist") return null;
  const [grant] = await tx.$queryRaw<AnyGrant[]>`
    select g.id, g.scope from money_grant g where ${inForce(caller)}
    order by array_position(${[...grantScopes]}::text[], g.scope), g.id limit 1`;
  return grant ?? null;
}

/** Whether the caller holds any grant now; the question itself reads no money and is not logged. */
export async function holdsGrant(caller: Caller): Promise<boolean> {
  return (await widestGrant(db, caller)) !== null;
}

/**
 * Runs a read over the money of many accounts with whatever grants are in hand. `read` gets a condition on the account `a` that leaves
 * the accounts they reach, and whether that is all of them; the accounts it answers with are entered in the access log in the same
 * transaction under `subject`.
 */
export async function withGrants<T extends { rows: { accountId: number }[] }>(
  caller: Caller,
  { door, subject }: { door: string; subject: string },
  read: (tx: Tx, granted: Prisma.Sql, whole: boolean) => Promise<T>,
): Promise<T | Refusal> {
  return financeDb.$transaction(async (tx) => {
    const grant = await widestGrant(tx, caller);
    if (!grant) return refuse("forbidden", noGrant);
    const granted = Prisma.sql`exists (select from money_grant g where ${inForce(caller)} and ${reaches})`;
    const answer = await read(tx, granted, grant.scope === "whole");
    const accountIds = [...new Set(answer.rows.map((row) => row.accountId))];
    await tx.$executeRaw`
        insert into finance.access_log (user_id, grant_id, door, subject, request_id, account_ids)
        values (${caller.userId}, ${grant.id}, ${door}, ${subject}, ${caller.requestId}, ${accountIds}::int[])`;
    return answer;
  });
}

/**
 * Runs a read or a change of one account's money with a grant in hand. The entry in the access log is written in the same transaction:
 * no log, no amounts (SPEC N4). Specialists never see money here, whatever was granted.
 */
export async function withGrant<T>(
  caller: Caller,
  accountId: number,
  door: string,
  read: (tx: Tx) => Promise<T>,
): Promise<T | Refusal> {
  if (caller.role === "specialist")
    return refuse("forbidden", "Specialists see only the amounts that a coordinator attached to an escalation.");
  return financeDb.$transaction(async (tx) => {
    const grantId = await grantOn(tx, caller, accountId);
    if (grantId === null) return refuse("forbidden", noGrant);
    await tx.$executeRaw`
      insert into finance.access_log (user_id, grant_id, door, subject, request_id)
      values (${caller.userId}, ${grantId}, ${door}, ${`account:${accountId}`}, ${caller.requestId})`;
    return read(tx);
  });
}

/** Whether the caller holds a grant for this account now; the question itself reads no money and is not logged. */
export async function mayReadMoney(caller: Caller, accountId: number): Promise<boolean> {
  return caller.role !== "specialist" && (await grantOn(db, caller, accountId)) !== null;
}

type PricedSubscription = AccountMoney["subscriptions"][number] & { current: boolean; inScope: boolean };

/** Everything in money about one account, or why the caller may not see it. */
export function readAccountMoney(caller: Caller, accountId: number, asOf: string): Promise<AccountMoney | Refusal> {
  return withGrant(caller, accountId, "finance.account", async (tx) => {
    const subscriptions = await tx.$queryRaw<PricedSubscription[]>`
      select s.id, coalesce(p.name, s.plan, 'Subscription') as product, s.quantity,
        to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
        jsonb_build_object('minor', f.mrr_minor, 'currency', f.currency) as monthly,
        s.starts_on <= ${asOf}::date and (s.ends_on is null or s.ends_on > ${asOf}::date) as current,
        coalesce(p.in_scope, true) as "inScope"
      from finance.subscription_price f
      join subscription s on s.account_id = f.account_id and s.id = f.subscription_id
      left join product p on p.id = s.product_id
      where f.account_id = ${accountId} order by s.starts_on desc, s.id desc limit 200`;
    const movements = await tx.$queryRaw<AccountMoney["movements"]>`
      select id::text, to_char(day, 'YYYY-MM-DD') as day, kind, jsonb_build_object('minor', amount_minor, 'currency', currency) as amount
      from finance.revenue_movement where account_id = ${accountId} order by day desc, id desc limit 100`;
    const deals = await tx.$queryRaw<AccountMoney["deals"]>`
      select d.id::text, d.name, d.stage, to_char(d.closes_on, 'YYYY-MM-DD') as "closesOn",
        case when f.deal_id is not null then jsonb_build_object('minor', f.amount_minor, 'currency', f.currency) end as amount
      from deal d left join finance.deal_amount f on f.account_id = d.account_id and f.deal_id = d.id
      where d.account_id = ${accountId} order by d.closes_on desc nulls last, d.id desc limit 500`;
    const invoices = await tx.$queryRaw<AccountMoney["invoices"]>`
      select id, external_id as number, to_char(day, 'YYYY-MM-DD') as day, to_char(due_on, 'YYYY-MM-DD') as "dueOn",
        status, jsonb_build_object('minor', amount_minor, 'currency', currency) as amount
      from finance.invoice where account_id = ${accountId} order by day desc, id desc limit 100`;
    return { recurring: recurringOf(subscriptions), subscriptions, movements, deals, invoices };
  });
}

function recurringOf(subscriptions: PricedSubscription[]) {
  const byCurrency = new Map<string, number>();
  for (const { current, inScope, monthly } of subscriptions) {
    if (current && inScope) byCurrency.set(monthly.currency, (byCurrency.get(monthly.currency) ?? 0) + monthly.minor);
  }
  return [...byCurrency].map(([currency, minor]) => ({ currency, minor }));
}

/** What these accounts pay a month on a day, of those that the caller holds a grant for: subscriptions in force, in scope. */
export async function readRecurring(caller: Caller, accountIds: readonly number[], asOf: string) {
  const entry = { door: "finance.recurring", subject: "recurring revenue" };
  return withGrants(caller, entry, async (tx, granted) => ({
    rows: await tx.$queryRaw<{ accountId: number; minor: number; currency: string }[]>`
      select a.id as "accountId", sum(f.mrr_minor)::float8 as minor, f.currency
      from account a join subscription s on s.account_id = a.id and not s.is_trial
      join finance.subscription_price f on f.account_id = s.account_id and f.subscription_id = s.id
      left join product p on p.id = s.product_id
      where a.id = any(${[...accountIds]}::int[]) and ${granted} and coalesce(p.in_scope, true)
        and s.starts_on <= ${asOf}::date and coalesce(s.ends_on > ${asOf}::date, true)
      group by a.id, f.currency order by a.id, f.currency`,
  }));
}

type AccessFilter = { search: string; page: number; pageSize: number };

/**
 * The log of reads of money, newest first: every one for an admin; else one's own, and those under grants that one gave.
 * `search` finds a person or the account whose amounts were read.
 */
export async function listAccess({ role, userId }: Caller, { search, page, pageSize }: AccessFilter) {
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return financeDb.$queryRaw<
    { id: string; at: Date; person: string; door: string; subject: string; accounts: number | null }[]
  >`
    select l.id::text, l.at, coalesce(u.name, 'nobody') as person, l.door,
      coalesce((select a.name from account a where 'account:' || a.id = l.subject), l.subject) as subject,
      cardinality(l.account_ids) as accounts
    from finance.access_log l left join app_user u on u.id = l.user_id
    where (${role === "admin"} or l.user_id = ${userId}
        or l.grant_id in (select id from money_grant where given_by = ${userId} and ${role === "manager"}))
      and (${search} = '' or u.name ilike ${like} or l.subject in (select 'account:' || a.id from account a where a.name ilike ${like})
        or l.account_ids && (select array_agg(a.id) from account a where a.name ilike ${like}))
    order by l.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`;
}
