import { db, financeSystemDb } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Accounts, among } from "../catalog/among.ts";
import { deriveActivity } from "./derive-activity.ts";
import { deriveMovements } from "./derive-movements.ts";
import { derivePurchases } from "./derive-purchases.ts";
import type { Tx } from "./transaction.ts";

/** So many accounts at a time: nobody waits for longer than they take. */
const atATime = 5_000;

/**
 * Derives what everyone may know without seeing money: when an account was active, whether it pays, when it left, what it
 * bought; and the ledger of revenue movements. Whole book or the accounts given; running it again changes nothing.
 * `today` (YYYY-MM-DD) decides who pays now.
 */
export async function derive(today: string, accountIds?: readonly number[]): Promise<void> {
  if (accountIds) return deriveSome(today, accountIds);
  const firsts = await db.$queryRaw<{ id: number }[]>`
    select id from (select id, row_number() over (order by id) - 1 as place from account) numbered
    where place % ${atATime}::int = 0 order by id`;
  for (const [place, { id }] of firsts.entries())
    await deriveSome(today, { from: id, until: firsts[place + 1]?.id ?? 2 ** 31 - 1 });
}

async function deriveSome(today: string, accounts: Accounts): Promise<void> {
  await financeSystemDb.$transaction(
    async (tx) => {
      // two derivations of the same accounts would insert the same rows twice
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('metrics.derive'))`;
      await stageLines(tx, accounts);
      await deriveActivity(tx, today, accounts);
      await deriveMovements(tx, accounts);
      await derivePurchases(tx, accounts);
      await tx.$executeRaw`drop table line`;
    },
    { timeout: 600_000 },
  );
}

/** The paid subscription lines in scope, with their monthly amount; a product without scope counts as in scope. */
async function stageLines(tx: Tx, accounts: Accounts): Promise<void> {
  await tx.$executeRaw`
    create temporary table line on commit drop as
    select s.account_id, s.id, coalesce(s.product_id, 0) as product_id, s.plan, s.quantity, s.starts_on,
      coalesce(s.ends_on, 'infinity'::date) as ends_on, s.auto_renew, m.mrr_minor, m.currency
    from subscription s
    left join finance.subscription_price m on m.account_id = s.account_id and m.subscription_id = s.id
    left join product i on i.id = s.product_id
    where not s.is_trial and coalesce(i.in_scope, true) and coalesce(m.mrr_minor, 1) > 0
      and coalesce(s.ends_on > s.starts_on, true) and ${among(Prisma.sql`s.account_id`, accounts)}`;
  await tx.$executeRaw`create index on line (account_id, starts_on)`;
  await tx.$executeRaw`analyze line`;
}
