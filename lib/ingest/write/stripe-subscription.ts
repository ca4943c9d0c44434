import type { PoolClient } from "pg";
import type { SentRow } from "#lib/imports/rules/upsert-fields.ts";
import { readKept, readStretch } from "../read/stripe.ts";
import type { BilledNow } from "../rules/stripe-facts.ts";
import { recurringOf } from "../rules/stripe-revenue.ts";
import { subscriptionRows } from "../rules/stripe-rows.ts";
import type { KeptSubscription, StripeSubscription } from "../schema/stripe.ts";

type Place = { client: PoolClient; webhookId: number; accountId: number; id: string };
/** `at`: when the event was made, in seconds since 1970. */
type Said = { at: number; object?: StripeSubscription; billed?: BilledNow };

/**
 * Keeps what an event says of a subscription, and returns the rows of all that is known of it now, with what is not counted. No rows:
 * an invoice came before any event of its subscription.
 */
export async function rowsOfSubscription(place: Place, said: Said): Promise<{ rows: SentRow[]; notes: string[] }> {
  const { client, webhookId, accountId, id } = place;
  await client.query(
    "insert into finance.stripe_subscription (webhook_id, subscription_id) values ($1, $2) on conflict do nothing",
    [webhookId, id],
  );
  const kept = joined(await readKept(client, webhookId, id), said);
  await client.query(
    "update finance.stripe_subscription set object = $3, billed = $4 where webhook_id = $1 and subscription_id = $2",
    [webhookId, id, kept.object && JSON.stringify(kept.object), JSON.stringify(kept.billed)],
  );
  if (!kept.object) return { rows: [], notes: [] };
  const { monthly, notes } = recurringOf(kept.object, kept.billed, said.at);
  const day = new Date(said.at * 1000).toISOString().slice(0, 10);
  const known = await readStretch(client, accountId, id);
  return { rows: subscriptionRows({ object: kept.object, monthly, day }, known), notes };
}

/** Of an item the latest invoice counts, whichever comes first. */
function joined(kept: KeptSubscription, { object = kept.object ?? undefined, billed = {} }: Said): KeptSubscription {
  const items = { ...kept.billed };
  for (const [id, now] of Object.entries(billed)) {
    const before = items[id];
    if (before && before.created > now.created) continue;
    const item = object?.items.data.find((one) => one.id === id && one.price.id === now.price);
    items[id] = { ...now, quantity: item?.quantity ?? null };
  }
  return { object: object ?? null, billed: items };
}
