import { financeSystemDb } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { among, type Tx } from "./among.ts";
import { deriveActivity } from "./derive-activity.ts";
import { deriveMovements } from "./derive-movements.ts";
import { derivePurchases } from "./derive-purchases.ts";

/**
 * Derives what everyone may know without seeing money: when an account was active, whether it pays, when it left, what it
 * bought; and the ledger of revenue movements. Whole book or the accounts given; running it again changes nothing.
 * `today` (YYYY-MM-DD) decides who pays now.
 */
export async function derive(today: string, accountIds?: readonly number[]): Promise<void> {
  await financeSystemDb.$transaction(
    async (tx) => {
      // two derivations of the same accounts would insert the same rows twice
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('metrics.derive'))`;
      await stageLines(tx, accountIds);
      await deriveActivity(tx, today, accountIds);
      await deriveMovements(tx, accountIds);
      await derivePurchases(tx, accountIds);
      await tx.$executeRaw`drop table line`;
    },
    { timeout: 600_000 },
  );
}

/** The paid subscription lines in scope, with their monthly amount; a product without scope counts as in scope. */
async function stageLines(tx: Tx, accountIds: readonly number[] | undefined): Promise<void> {
  await tx.$executeRaw`
    create temporary table line on commit drop as
    select s.account_id, s.id, coalesce(s.product_id, 0) as product_id, s.plan, s.quantity, s.starts_on,
      coalesce(s.ends_on, 'infinity'::date) as ends_on, s.auto_renew, m.mrr_minor, m.currency
    from subscription s
    left join finance.subscription_price m on m.account_id = s.account_id and m.subscription_id = s.id
    left join product i on i.id = s.product_id
    where not s.is_trial and coalesce(i.in_scope, true) and coalesce(m.mrr_minor, 1) > 0
      and coalesce(s.ends_on > s.starts_on, true) and ${among(Prisma.sql`s.account_id`, accountIds)}`;
  await tx.$executeRaw`create index on line (account_id, starts_on)`;
  await tx.$executeRaw`analyze line`;
}
