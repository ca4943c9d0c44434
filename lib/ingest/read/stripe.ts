import type { PoolClient } from "pg";
import { db } from "#lib/db.ts";
import type { Stretch } from "../rules/stripe-rows.ts";
import { type KeptSubscription, keptSubscription } from "../schema/stripe.ts";
import type { WaitingCustomer } from "../schema/webhooks.ts";

/** The latest stored stretch of a subscription of Stripe, with its amount: for role bw_finance_system. */
export async function readStretch(client: PoolClient, accountId: number, id: string): Promise<Stretch | null> {
  const { rows } = await client.query<Stretch>(
    `select s.external_id as "externalId", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
        s.is_trial as "isTrial", p.name as product, s.plan, s.quantity, s.auto_renew as "autoRenew", s.billing_months as "billingMonths",
        m.mrr_minor::float8 as mrr, m.currency
       from subscription s left join product p on p.id = s.product_id
       left join finance.subscription_price m on m.account_id = s.account_id and m.subscription_id = s.id
      where s.account_id = $1 and (s.external_id = $2 or starts_with(s.external_id, $2 || '/'))
      order by s.starts_on desc, s.id desc limit 1`,
    [accountId, id],
  );
  return rows[0] ?? null;
}

/** What events said of a subscription so far, held until the transaction ends: for role bw_finance_system. */
export async function readKept(client: PoolClient, webhookId: number, id: string): Promise<KeptSubscription> {
  const { rows } = await client.query<{ object: unknown; billed: unknown }>(
    "select object, billed from finance.stripe_subscription where webhook_id = $1 and subscription_id = $2 for update",
    [webhookId, id],
  );
  return keptSubscription.parse(rows[0] ?? { object: null, billed: {} });
}

/** Whether the figures have a rate for a currency: amounts without one are stored and counted nowhere. */
export async function hasRate(client: PoolClient, currency: string): Promise<boolean> {
  const { rowCount } = await client.query("select from finance.exchange_rate where currency = $1", [currency]);
  return rowCount === 1;
}

/** Customers whose events wait for an account, the longest waiting first. */
export function listCustomers(webhookId: number): Promise<WaitingCustomer[]> {
  return db.$queryRaw<WaitingCustomer[]>`
    select customer, count(*)::int as events, min(received_at) as "firstAt" from webhook_delivery
    where webhook_id = ${webhookId} and result = 'waiting' group by customer order by min(received_at), customer limit 200`;
}
