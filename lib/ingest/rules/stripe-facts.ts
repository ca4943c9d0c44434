/** What an event of Stripe says of revenue, or why it says nothing of it. */
import {
  type BilledItem,
  type StripeEvent,
  type StripeInvoice,
  type StripeInvoiceLine,
  type StripeSubscription,
  stripeInvoice,
  stripeSubscription,
} from "../schema/stripe.ts";

/** `rank`: of two events of one second, which says more. `name`: of the customer, if it is told. */
export type StripeFact = { customer: string; name: string | null; objectId: string; rank: number } & (
  | { kind: "subscription"; object: StripeSubscription }
  | { kind: "invoice"; object: StripeInvoice; type: string }
);

const unbilled = ["incomplete", "incomplete_expired"];

export const leftOut = {
  other: "Events of this type say nothing of revenue.",
  unread: "This is no subscription or invoice of a customer as Stripe sends them.",
  unbilled: "A subscription that was never paid brings nothing.",
  draft: "A draft is no invoice yet.",
  credit: "A credit note counts with its invoice, whose next event says what is left of it.",
  schedule: "What a schedule plans counts once it changes the subscription.",
};

/** What an event says of revenue; a sentence when it says nothing of it. */
export function factOf({ type, data }: StripeEvent): StripeFact | string {
  if (type.startsWith("customer.subscription.")) return subscriptionFact(type, data.object);
  if (type.startsWith("invoice.")) return invoiceFact(type, data.object);
  if (type.startsWith("credit_note.")) return leftOut.credit;
  return type.startsWith("subscription_schedule.") ? leftOut.schedule : leftOut.other;
}

function subscriptionFact(type: string, sent: unknown): StripeFact | string {
  const object = stripeSubscription.safeParse(sent).data;
  if (!object) return leftOut.unread;
  if (unbilled.includes(object.status)) return leftOut.unbilled;
  const rank = type.endsWith(".deleted") ? 2 : type.endsWith(".created") ? 0 : 1;
  return { kind: "subscription", object, customer: object.customer, name: null, objectId: object.id, rank };
}

function invoiceFact(type: string, sent: Record<string, unknown>): StripeFact | string {
  if (sent.status === "draft") return leftOut.draft;
  const object = stripeInvoice.safeParse(sent).data;
  if (!object?.status) return leftOut.unread;
  const rank = object.status === "open" ? 0 : 1;
  return {
    kind: "invoice",
    object,
    type,
    customer: object.customer,
    name: object.customer_name ?? null,
    objectId: object.id,
    rank,
  };
}

export type BilledNow = Record<string, Omit<BilledItem, "quantity">>;

/** What an invoice billed for a time of each subscription's items, by subscription and item. */
export function billedBy({ status, created, lines }: StripeInvoice): Map<string, BilledNow> {
  const billed = new Map<string, BilledNow>();
  if (status !== "open" && status !== "paid") return billed;
  for (const line of lines?.data ?? []) {
    const of = line.parent?.subscription_item_details;
    const subscription = of?.subscription ?? line.subscription;
    const item = of?.subscription_item ?? line.subscription_item;
    const price = line.pricing?.price_details?.price ?? line.price;
    if (!subscription || !item || !price || (of?.proration ?? line.proration)) continue;
    const items = billed.get(subscription) ?? {};
    const before = items[item] ?? { price, amount: 0, discounts: {}, tax: 0, created };
    // a price was changed for another: each line is of one of them, and the last is in force
    items[item] = added(before.price === price ? before : { price, amount: 0, discounts: {}, tax: 0, created }, line);
    billed.set(subscription, items);
  }
  return billed;
}

type Sum = BilledNow[string];

function added(before: Sum, { amount, discount_amounts, taxes, tax_amounts }: StripeInvoiceLine): Sum {
  const discounts = { ...before.discounts };
  for (const one of discount_amounts ?? []) discounts[one.discount] = (discounts[one.discount] ?? 0) + one.amount;
  const inside = [
    ...(taxes ?? []).filter(({ tax_behavior }) => tax_behavior === "inclusive"),
    ...(tax_amounts ?? []).filter(({ inclusive }) => inclusive),
  ];
  const isTold = before.tax !== null && Boolean(taxes ?? tax_amounts);
  const tax = isTold ? inside.reduce((sum, one) => sum + one.amount, before.tax ?? 0) : null;
  return { ...before, amount: before.amount + amount, discounts, tax };
}
