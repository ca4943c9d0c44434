/**
 * Stripe's subscriptions and invoices as rows of imports. Recurring revenue a month is the sum over a subscription's items of price
 * times quantity, spread over the months of the price's interval (a week is 7 of 365 days of 12 months); metered prices count 0, for
 * what they will bring is not agreed; discounts and taxes are left out. A price without an amount (tiers) leaves it unknown.
 */
import { majorText, parseMinor } from "#lib/imports/rules/numbers.ts";
import type { SentRow } from "#lib/imports/rules/upsert-fields.ts";
import {
  type StripeEvent,
  type StripeInvoice,
  type StripePrice,
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

/** What an event says of revenue; null when it says nothing of it. */
export function factOf({ type, data }: StripeEvent): StripeFact | null {
  if (type.startsWith("customer.subscription.")) {
    const object = stripeSubscription.safeParse(data.object).data;
    if (!object || unbilled.includes(object.status)) return null;
    const rank = type.endsWith(".deleted") ? 2 : type.endsWith(".created") ? 0 : 1;
    return { kind: "subscription", object, customer: object.customer, name: null, objectId: object.id, rank };
  }
  if (!type.startsWith("invoice.")) return null;
  const object = stripeInvoice.safeParse(data.object).data;
  if (!object?.status || object.status === "draft") return null;
  const rank = object.status === "open" ? 0 : 1;
  const name = object.customer_name ?? null;
  return { kind: "invoice", object, type, customer: object.customer, name, objectId: object.id, rank };
}

const dayOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
const withoutDecimals = "bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf".split(" ");
const threeDecimals = "bhd jod kwd omr tnd".split(" ");

/** Stripe's smallest unit as text in units of the currency. */
function unitsOf(amount: number, currency: string): string {
  const code = currency.toLowerCase();
  const places = withoutDecimals.includes(code) ? 0 : threeDecimals.includes(code) ? 3 : 2;
  return (amount / 10 ** places).toFixed(4);
}

const monthsOf = { day: 12 / 365, week: (7 * 12) / 365, month: 1, year: 12 } as const;

function months({ recurring }: StripePrice): number {
  return recurring ? monthsOf[recurring.interval] * recurring.interval_count : 1;
}

/** A month's revenue of a subscription in Stripe's smallest unit; null when it is not known. */
function monthly({ items }: StripeSubscription): number | null {
  let sum = 0;
  for (const { price, quantity } of items.data) {
    if (price.recurring?.usage_type === "metered") continue;
    const amount = price.unit_amount_decimal ?? price.unit_amount;
    if (amount === null || amount === undefined) return null;
    sum += (Number(amount) * (quantity ?? 1)) / months(price);
  }
  return sum;
}

const planOf = ({ nickname, lookup_key, id }: StripePrice) => nickname || lookup_key || id;

/** The subscription as it is now. A trial is a time of its own: what is paid begins at its end. */
function presentOf(object: StripeSubscription) {
  const { items, status, start_date, trial_end, ended_at } = object;
  const prices = items.data.map(({ price }) => price);
  const isTrial = status === "trialing" || Boolean(trial_end && ended_at && ended_at <= trial_end);
  const startsOn = dayOf(isTrial || !trial_end ? start_date : Math.max(start_date, trial_end));
  const currency = (prices[0]?.currency ?? "usd").toUpperCase();
  const amount = monthly(object);
  const bill = prices[0] ? months(prices[0]) : 0;
  const quantity = items.data.reduce((sum, item) => sum + (item.quantity ?? 0), 0);
  return {
    account: object.customer,
    product: prices[0]?.product ?? null,
    plan: prices.map(planOf).join(" + ") || null,
    quantity,
    startsOn,
    endsOn: ended_at ? [dayOf(ended_at), startsOn].sort().at(-1) : null,
    trialStartedOn: object.trial_start ? dayOf(object.trial_start) : null,
    convertedOn: object.trial_end && !isTrial ? dayOf(object.trial_end) : null,
    isTrial,
    autoRenew: !(object.cancel_at_period_end || object.cancel_at),
    billingMonths: [1, 3, 6, 12, 24, 36].includes(bill) ? String(bill) : null,
    mrr: amount === null ? null : unitsOf(amount, currency),
    currency,
  } satisfies SentRow;
}

/** The latest stretch of a subscription that is stored: a change of its price begins another. Amounts in minor units. */
export type Stretch = {
  externalId: string;
  startsOn: string;
  endsOn: string | null;
  isTrial: boolean;
  product: string | null;
  plan: string | null;
  quantity: number | null;
  autoRenew: boolean | null;
  billingMonths: number | null;
  mrr: number | null;
  currency: string | null;
};

/**
 * The rows of a subscription whose event was made on `day`. Another price, plan or quantity ends what is stored on that day and
 * begins anew, so that the ledger shows when revenue grew or shrank.
 */
export function subscriptionRows(object: StripeSubscription, known: Stretch | null, day: string): SentRow[] {
  const now = presentOf(object);
  if (!known) return [{ ...now, externalId: object.id }];
  const sameLine = { ...now, externalId: known.externalId };
  if (known.isTrial || now.isTrial) {
    if (known.isTrial === now.isTrial) return [{ ...sameLine, startsOn: known.startsOn }];
    if (!known.isTrial) return [sameLine];
    const trial = closed(known, now.account, now.startsOn);
    return [trial, { ...now, externalId: `${object.id}/${now.startsOn}` }];
  }
  const amount = now.mrr === null ? null : parseMinor(now.mrr, ".", now.currency);
  const isOther =
    known.mrr !== null &&
    (amount !== known.mrr ||
      now.currency !== known.currency ||
      now.plan !== known.plan ||
      now.quantity !== known.quantity);
  if (!isOther || known.endsOn || day <= known.startsOn || now.endsOn)
    return [{ ...sameLine, startsOn: known.startsOn }];
  return [closed(known, now.account, day), { ...now, externalId: `${object.id}/${day}`, startsOn: day }];
}

function closed(known: Stretch, account: string, day: string): SentRow {
  const { mrr, currency, billingMonths, ...row } = known;
  return {
    ...row,
    account,
    endsOn: day < known.startsOn ? known.startsOn : day,
    trialStartedOn: known.isTrial ? known.startsOn : null,
    billingMonths: billingMonths === null ? null : String(billingMonths),
    mrr: mrr === null || currency === null ? null : majorText(mrr, currency),
    currency,
  };
}

const late = ["invoice.payment_failed", "invoice.overdue"];

export function invoiceRow(object: StripeInvoice, type: string): SentRow {
  const day = dayOf(object.status_transitions?.finalized_at ?? object.created);
  const due = object.due_date ? dayOf(object.due_date) : null;
  return {
    externalId: object.id,
    account: object.customer,
    day,
    dueOn: due && due >= day ? due : null,
    amount: unitsOf(object.total, object.currency),
    currency: object.currency.toUpperCase(),
    status: object.status === "open" && late.includes(type) ? "overdue" : (object.status ?? "open"),
  };
}
