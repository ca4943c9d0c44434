import type { PoolClient } from "pg";
import type { SentRow } from "#lib/imports/rules/upsert-fields.ts";
import { upsertRows } from "#lib/imports/write/upsert-rows.ts";
import { upsertTransaction } from "#lib/imports/write/upsert-transaction.ts";
import { hasRate } from "../read/stripe.ts";
import type { KnownWebhook } from "../read/webhooks.ts";
import { billedBy, factOf, type StripeFact } from "../rules/stripe-facts.ts";
import { invoiceRow } from "../rules/stripe-rows.ts";
import type { StripeEvent } from "../schema/stripe.ts";
import { leftAside, noteDelivery, noteOutcome, type Outcome } from "./deliveries.ts";
import { rowsOfSubscription } from "./stripe-subscription.ts";
import { announceOutcome, outcomeOf } from "./take-webhook.ts";

type Work = { client: PoolClient; webhook: KnownWebhook; event: StripeEvent; now: Date };
const older = "A newer event about the same came before it.";
const firstLines =
  "Stripe sends the first lines of a long invoice only: what is billed further down is not known here.";
const noRate = (currency: string) =>
  `The metric definitions have no exchange rate for ${currency}: no figure counts it.`;

/**
 * Writes what a verified event of Stripe says, once. Events come in any order: of one subscription or invoice the newest counts. One
 * of a customer that is no account waits for it, unless the webhook says that accounts are made.
 */
export async function takeStripe(webhook: KnownWebhook, event: StripeEvent, now: Date): Promise<Outcome | "duplicate"> {
  const done = await upsertTransaction(async (client) => {
    if (!(await noteDelivery(client, webhook.id, { id: event.id, type: event.type, now }))) return "duplicate";
    const fact = factOf(event);
    const outcome = typeof fact === "string" ? leftAside(fact) : await writeFact({ client, webhook, event, now }, fact);
    const customer = outcome.result === "waiting" && typeof fact !== "string" ? fact.customer : null;
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
  const { client, webhook, now } = work;
  if (!(await isNewest(work, fact))) return leftAside(older);
  let accountId = await accountOf(client, fact.customer);
  if (accountId === null) {
    if (!webhook.createsAccounts) return { result: "waiting", taken: 0, refused: 0, reasons: [] };
    const account = { externalId: fact.customer, ...(fact.name && { name: fact.name }) };
    const sent = { currency: "USD", userId: webhook.createdBy, now };
    await upsertRows(client, { ...sent, object: "accounts", rows: [account] });
    accountId = await accountOf(client, fact.customer);
  }
  return fact.kind === "invoice" ? writeInvoice(work, fact, accountId ?? 0) : writeObject(work, fact, accountId ?? 0);
}

type Of<Kind> = StripeFact & { kind: Kind };

async function writeObject(work: Work, { object }: Of<"subscription">, accountId: number): Promise<Outcome> {
  const place = { client: work.client, webhookId: work.webhook.id, accountId, id: object.id };
  const { rows, notes } = await rowsOfSubscription(place, { at: work.event.created, object });
  return noted(await send(work, "subscriptions", rows), notes);
}

/** What an invoice billed says more of its subscriptions: their rows are written with it, and count as one with its own. */
async function writeInvoice(work: Work, { object, type }: Of<"invoice">, accountId: number): Promise<Outcome> {
  const place = { client: work.client, webhookId: work.webhook.id, accountId };
  const notes = object.lines?.has_more ? [firstLines] : [];
  const outcome = await send(work, "invoices", [invoiceRow(object, type)]);
  for (const [id, billed] of billedBy(object)) {
    const known = await rowsOfSubscription({ ...place, id }, { at: object.created, billed });
    const { reasons, refused } = known.rows.length
      ? await send(work, "subscriptions", known.rows)
      : { reasons: [], refused: 0 };
    notes.push(...known.notes, ...(refused > 0 ? reasons : []));
  }
  return noted(outcome, notes);
}

async function send(work: Work, object: "invoices" | "subscriptions", rows: SentRow[]): Promise<Outcome> {
  const { client, webhook, now } = work;
  const currency = String(rows[0]?.currency ?? "USD");
  const outcome = outcomeOf(await upsertRows(client, { object, rows, currency, userId: webhook.createdBy, now }));
  return object === "invoices" || (await hasRate(client, currency)) ? outcome : noted(outcome, [noRate(currency)]);
}

const noted = (outcome: Outcome, notes: readonly string[]): Outcome => ({
  ...outcome,
  reasons: [...new Set([...outcome.reasons, ...notes])],
});

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
