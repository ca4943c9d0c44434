import { db, pools } from "#lib/db.ts";
import { upsertTransaction } from "#lib/imports/write/upsert-transaction.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { KnownWebhook } from "../read/webhooks.ts";
import { factOf } from "../rules/stripe-facts.ts";
import { stripeEvent } from "../schema/stripe.ts";
import { leftAside, noteOutcome } from "./deliveries.ts";
import { writeFact } from "./take-stripe.ts";
import { announceOutcome } from "./take-webhook.ts";

type Asked = { webhookId: number; customer: string; accountId: number };

/** A person says which account a customer of Stripe is: what waits for it is written, and what comes later finds it. */
export async function mapCustomer({ webhookId, customer, accountId }: Asked): Promise<{ written: number } | Refusal> {
  if (!(await db.webhook.findFirst({ where: { id: webhookId, kind: "stripe" } })))
    return refuse("not-found", "There is no such webhook. Go back to the list of webhooks.");
  if (!(await db.account.findFirst({ where: { id: accountId, mergedIntoId: null } })))
    return refuse("not-found", "There is no such account. Choose another.");
  const where = { source_externalId: { source: "stripe", externalId: customer } };
  const create = { source: "stripe", externalId: customer, accountId };
  await db.accountExternalId.upsert({ where, create, update: { accountId } });
  announce("sources");
  return { written: await releaseKnown() };
}

type Waiting = KnownWebhook & { messageId: string };

/** Job "ingest.release-stripe": writes the waiting events of customers that are accounts by now, in the order they were made. */
export async function releaseKnown(signal?: AbortSignal): Promise<number> {
  const { rows } = await pools.financeSystem.query<Waiting>(
    `select w.id, w.kind, w.secret, w.mapping, w.creates_accounts as "createsAccounts", w.created_by as "createdBy", q.message_id as "messageId"
       from finance.webhook_waiting q join webhook w on w.id = q.webhook_id
       join webhook_delivery d on d.webhook_id = q.webhook_id and d.message_id = q.message_id
      where exists (select from account a where a.external_id = d.customer and a.merged_into_id is null)
         or exists (select from account_external_id e where e.external_id = d.customer)
      order by (q.body->>'created')::bigint, q.message_id limit 1000`,
  );
  for (const waiting of rows) {
    signal?.throwIfAborted();
    await release(waiting);
  }
  return rows.length;
}

async function release({ messageId, ...webhook }: Waiting): Promise<void> {
  const done = await upsertTransaction(async (client) => {
    const { rows } = await client.query<{ body: unknown }>(
      "delete from finance.webhook_waiting where webhook_id = $1 and message_id = $2 returning body",
      [webhook.id, messageId],
    );
    if (!rows[0]) return "duplicate";
    const event = stripeEvent.parse(rows[0].body);
    const fact = factOf(event);
    const work = { client, webhook, event, now: new Date() };
    const outcome = typeof fact === "string" ? leftAside(fact) : await writeFact(work, fact);
    await noteOutcome(client, { webhookId: webhook.id, id: messageId }, outcome);
    return outcome;
  });
  announceOutcome(done);
}
