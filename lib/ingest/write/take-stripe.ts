import type { PoolClient } from "pg";
import type { SentRow } from "#lib/imports/rules/upsert-fields.ts";
import { upsertRows } from "#lib/imports/write/upsert-rows.ts";
import { upsertTransaction } from "#lib/imports/write/upsert-transaction.ts";
import { readStretch } from "../read/stripe.ts";
import type { KnownWebhook } from "../read/webhooks.ts";
import { factOf, invoiceRow, type StripeFact, subscriptionRows } from "../rules/stripe-rows.ts";
import type { StripeEvent } from "../schema/stripe.ts";
import { leftAside, noteDelivery, noteOutcome, type Outcome } from "./deliveries.ts";
import { announceOutcome, outcomeOf } from "./take-webhook.ts";

type Work = { client: PoolClient; webhook: KnownWebhook; event: StripeEvent; now: Date };
const older = "A newer event about the same came before it.";

/**
 * Writes what a verified event of Stripe says, once. Events come in any order: of one subscription or invoice the newest counts. One
 * of a customer that is no account waits for it, unless the webhook says that accounts are made.
 */
export async function takeStripe(webhook: KnownWebhook, event: StripeEvent, now: Date): Promise<Outcome | "duplicate"> {
  const done = await upsertTransaction(async (client) => {
    if (!(await noteDelivery(client, webhook.id, { id: event.id, type: event.type, now }))) return "duplicate";
    const fact = factOf(event);
    const outcome = fact ? await writeFact({ client, webhook, event, now }, fact) : leftAside();
    const customer = outcome.result === "waiting" && fact ? fact.customer : null;
    await noteOutcome(client, { webhookId: webhook.id, id: event.id, customer }, outcome);
    if (customer !== null)
      await client.query("insert into finance.webhook_waiting (webhook_id, message_id, body) values ($1, $2, $3)", [
        webhook.id,
        event.id,
        JSON.stringify(event),
      ]);
    return outcome;
  });
  announceOutcome(done);
  return done;
}

export async function writeFact(work: Work, fact: StripeFact): Promise<Outcome> {
  const { client, webhook, event, now } = work;
  if (!(await isNewest(work, fact))) return leftAside(older);
  const sent = { currency: "USD", userId: webhook.createdBy, now };
  let accountId = await accountOf(client, fact.customer);
  if (accountId === null) {
    if (!webhook.createsAccounts) return { result: "waiting", taken: 0, refused: 0, reasons: [] };
    const account = { externalId: fact.customer, ...(fact.name && { name: fact.name }) };
    await upsertRows(client, { ...sent, object: "accounts", rows: [account] });
    accountId = await accountOf(client, fact.customer);
  }
  const rows = await rowsOf(client, fact, { accountId: accountId ?? 0, created: event.created });
  const currency = String(rows[0]?.currency ?? "USD");
  const object = fact.kind === "invoice" ? "invoices" : "subscriptions";
  return outcomeOf(await upsertRows(client, { ...sent, object, rows, currency }));
}

/** The row of the object is held until the end: two events of one object follow each other. */
async function isNewest({ client, webhook, event }: Work, { objectId, rank }: StripeFact): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into webhook_object as o (webhook_id, object_id, created, rank) values ($1, $2, $3, $4)
     on conflict (webhook_id, object_id) do update set created = excluded.created, rank = excluded.rank
      where (o.created, o.rank) <= (excluded.created, excluded.rank)`,
    [webhook.id, objectId, event.created, rank],
  );
  return rowCount === 1;
}

async function accountOf(client: PoolClient, customer: string): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    `select id from account where external_id = $1 and merged_into_id is null
     union all select account_id from account_external_id where external_id = $1 limit 1`,
    [customer],
  );
  return rows[0]?.id ?? null;
}

type Placed = { accountId: number; created: number };

async function rowsOf(client: PoolClient, fact: StripeFact, { accountId, created }: Placed): Promise<SentRow[]> {
  if (fact.kind === "invoice") return [invoiceRow(fact.object, fact.type)];
  const day = new Date(created * 1000).toISOString().slice(0, 10);
  return subscriptionRows(fact.object, await readStretch(client, accountId, fact.objectId), day);
}
