/** Stripe's subscriptions and invoices as rows of imports. */
import { majorText, parseMinor } from "#lib/imports/rules/numbers.ts";
import type { SentRow } from "#lib/imports/rules/upsert-fields.ts";
import type { StripeInvoice, StripePrice, StripeSubscription } from "../schema/stripe.ts";
import { unitsOf } from "./stripe-amounts.ts";
import { monthsBilled } from "./stripe-revenue.ts";

const dayOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
const later = (one: string, other: string) => (one > other ? one : other);
const planOf = ({ nickname, lookup_key, id }: StripePrice) => nickname || lookup_key || id;

/** A trial, or one that stopped at the trial's end because nobody said how to pay. */
function isTrial({ status, trial_end, ended_at }: StripeSubscription): boolean {
  if (status === "trialing" || (status === "paused" && trial_end)) return true;
  return Boolean(trial_end && ended_at && ended_at <= trial_end);
}

/** Nothing is billed, or nobody pays: it brings no revenue until that changes. Drafts are to be paid later, and go on counting. */
function isStill({ status, pause_collection }: StripeSubscription): boolean {
  if (status === "unpaid" || status === "paused") return true;
  return status !== "trialing" && Boolean(pause_collection && pause_collection.behavior !== "keep_as_draft");
}

/** The subscription as it is now. A trial is a time of its own: what is paid begins at its end. */
function presentOf(object: StripeSubscription, monthly: number | null) {
  const { items, start_date, trial_start, trial_end, ended_at } = object;
  const prices = items.data.map(({ price }) => price);
  const tries = isTrial(object);
  const startsOn = dayOf(tries || !trial_end ? start_date : Math.max(start_date, trial_end));
  const currency = (prices[0]?.currency ?? "usd").toUpperCase();
  const bill = prices[0] ? monthsBilled(prices[0]) : 0;
  return {
    account: object.customer,
    product: prices[0]?.product ?? null,
    plan: prices.map(planOf).join(" + ") || null,
    quantity: items.data.reduce((sum, item) => sum + (item.quantity ?? 0), 0),
    startsOn,
    endsOn: ended_at ? later(dayOf(ended_at), startsOn) : null,
    trialStartedOn: trial_start ? dayOf(trial_start) : null,
    convertedOn: trial_end && !tries ? dayOf(trial_end) : null,
    isTrial: tries,
    autoRenew: !(object.cancel_at_period_end || object.cancel_at),
    billingMonths: [1, 3, 6, 12, 24, 36].includes(bill) ? String(bill) : null,
    mrr: monthly === null ? null : unitsOf(monthly, currency),
    currency,
  } satisfies SentRow;
}
type Present = ReturnType<typeof presentOf>;

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

export type StripeState = { object: StripeSubscription; monthly: number | null; day: string };

/**
 * The rows of a subscription as it is known on `day`. Another price, plan or quantity ends what is stored on that day and begins
 * anew, so that the ledger shows when revenue grew or shrank; so does a time in which it brings none. `monthly`: its revenue a month
 * in Stripe's smallest unit; while it is not known, the one before goes on.
 */
export function subscriptionRows({ object, monthly, day }: StripeState, known: Stretch | null): SentRow[] {
  const now: Present = presentOf(object, monthly);
  if (isStill(object) && !now.endsOn) now.endsOn = known?.endsOn ?? later(day, now.startsOn);
  if (!known) return [{ ...now, externalId: object.id }];
  // what is over stays as it was, whatever is said of it later
  if (known.endsOn && now.endsOn && known.mrr !== null) return [closed(known, now.account, known.endsOn)];
  if (now.mrr === null && known.mrr !== null && known.currency === now.currency)
    now.mrr = majorText(known.mrr, known.currency);
  const sameLine = { ...now, externalId: known.externalId, startsOn: known.startsOn };
  const begins = known.endsOn !== null && day > known.endsOn ? day : now.startsOn;
  if (known.isTrial && !now.isTrial)
    return [closed(known, now.account, begins), { ...now, externalId: `${object.id}/${begins}`, startsOn: begins }];
  if (now.isTrial) return [known.isTrial ? sameLine : { ...sameLine, startsOn: now.startsOn }];
  const isBack = known.endsOn !== null && !now.endsOn && day > known.endsOn;
  if (!isBack && (known.endsOn || now.endsOn || day <= known.startsOn || !isOther(now, known))) return [sameLine];
  return [closed(known, now.account, day), { ...now, externalId: `${object.id}/${day}`, startsOn: day }];
}

function isOther(now: Present, known: Stretch): boolean {
  if (known.mrr === null) return false;
  const amount = now.mrr === null ? null : parseMinor(now.mrr, ".", now.currency);
  const isSame = amount === known.mrr && now.currency === known.currency;
  return !isSame || now.plan !== known.plan || now.quantity !== known.quantity;
}

/** What is stored, ended on a day if it has not ended before. */
function closed(known: Stretch, account: string, day: string): SentRow {
  const { mrr, currency, billingMonths, ...row } = known;
  return {
    ...row,
    account,
    endsOn: later(known.endsOn !== null && known.endsOn < day ? known.endsOn : day, known.startsOn),
    trialStartedOn: known.isTrial ? known.startsOn : null,
    billingMonths: billingMonths === null ? null : String(billingMonths),
    mrr: mrr === null || currency === null ? null : majorText(mrr, currency),
    currency,
  };
}

const late = ["invoice.payment_failed", "invoice.overdue"];

/** An invoice with its taxes, less what credit notes took off it. */
export function invoiceRow(object: StripeInvoice, type: string): SentRow {
  const day = dayOf(object.status_transitions?.finalized_at ?? object.created);
  const due = object.due_date ? dayOf(object.due_date) : null;
  const credited = (object.pre_payment_credit_notes_amount ?? 0) + (object.post_payment_credit_notes_amount ?? 0);
  return {
    externalId: object.id,
    account: object.customer,
    day,
    dueOn: due && due >= day ? due : null,
    amount: unitsOf(object.total - credited, object.currency),
    currency: object.currency.toUpperCase(),
    status: object.status === "open" && late.includes(type) ? "overdue" : (object.status ?? "open"),
  };
}
