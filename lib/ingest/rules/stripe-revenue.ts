/**
 * Recurring revenue a month of a subscription of Stripe: the sum over its items of price times quantity, spread over the months of
 * the price's interval (a week is 7 of 365 days of 12 months), less the discounts that recur, less the tax that a price includes.
 * Metered prices bring what is used and count 0. What an event does not tell (tiers, coupons, automatic tax) is read from what the
 * subscription's latest invoice billed for the item. Unit: Stripe's smallest unit of the currency. Source: Stripe's events.
 */
import type { BilledItem, StripeDiscount, StripeItem, StripePrice, StripeSubscription } from "../schema/stripe.ts";

const monthsOf = { day: 12 / 365, week: (7 * 12) / 365, month: 1, year: 12 } as const;

/** Months between two bills of a price. */
export function monthsBilled({ recurring }: StripePrice): number {
  return recurring ? monthsOf[recurring.interval] * recurring.interval_count : 1;
}

export const notCounted = {
  metered: "Metered prices are not recurring revenue: what was used is in the invoices.",
  tiers: "A price with tiers has no amount of its own: it is known from the subscription's next invoice on.",
  newTiers: "The quantity at a price with tiers changed: the amount follows the subscription's next invoice.",
  once: "A discount for one invoice leaves recurring revenue as it is.",
  discount: "What a discount takes off is not in this event: it counts from the subscription's next invoice on.",
  foreign:
    "The latest invoice has a discount that is not the subscription's own: used up, or the customer's. It is left out.",
  tax: "The price includes tax: it is taken out from the subscription's next invoice on.",
};

/** `monthly`: null when it is not known. `notes`: what is not counted, or not yet, for a person. */
export type Recurring = { monthly: number | null; notes: string[] };
type Billed = Record<string, BilledItem>;
/** An item's amount of one bill, and how much of it is left after discounts so far. */
type Part = { item: StripeItem; line: BilledItem | null; gross: number; net: number; months: number };

/** `at`: seconds since 1970, when a discount must still run to count. */
export function recurringOf(subscription: StripeSubscription, billed: Billed, at: number): Recurring {
  const notes = new Set<string>();
  const parts: Part[] = [];
  for (const item of subscription.items.data) {
    if (item.price.recurring?.usage_type === "metered") {
      notes.add(notCounted.metered);
      continue;
    }
    const last = billed[item.id ?? ""];
    const line = last?.price === item.price.id ? last : null;
    const gross = amountOf(item, line, notes);
    if (gross === null) return { monthly: null, notes: [...notes] };
    parts.push({ item, line, gross, net: gross, months: monthsBilled(item.price) });
  }
  const running = (some: readonly StripeDiscount[] | null | undefined) =>
    (some ?? []).filter(({ end }) => end === null || end > at);
  for (const part of parts) for (const one of running(part.item.discounts)) takeOff(one, [part], notes);
  const { discounts, discount } = subscription;
  const whole = discounts?.length ? discounts : discount ? [discount] : [];
  for (const one of running(whole)) takeOff(one, parts, notes);
  const own = new Set([...whole, ...parts.flatMap(({ item }) => item.discounts ?? [])].map(({ id }) => id));
  const isForeign = (id: string) => !own.has(id);
  if (parts.some(({ line }) => line && Object.keys(line.discounts).some(isForeign))) notes.add(notCounted.foreign);
  const monthly = parts.reduce((sum, part) => sum + (part.net * untaxed(part, subscription, notes)) / part.months, 0);
  return { monthly, notes: [...notes] };
}

function amountOf({ price, quantity }: StripeItem, line: BilledItem | null, notes: Set<string>): number | null {
  const each = price.unit_amount_decimal ?? price.unit_amount;
  if (price.billing_scheme !== "tiered" && each !== null && each !== undefined) {
    const { divide_by, round } = price.transform_quantity ?? { divide_by: 1, round: "up" };
    const packs = (quantity ?? 1) / divide_by;
    return Number(each) * (round === "up" ? Math.ceil(packs) : Math.floor(packs));
  }
  if (!line) notes.add(notCounted.tiers);
  else if (line.quantity !== null && line.quantity !== (quantity ?? null)) notes.add(notCounted.newTiers);
  return line?.amount ?? null;
}

/** Takes a discount off the parts it is for: by its coupon's terms, or as the latest invoice did. */
function takeOff({ id, coupon }: StripeDiscount, all: readonly Part[], notes: Set<string>): void {
  if (coupon?.duration === "once") return void notes.add(notCounted.once);
  const products = coupon?.applies_to?.products;
  const parts = all.filter(({ item }) => !products || products.includes(item.price.product ?? ""));
  const total = parts.reduce((sum, { net }) => sum + net, 0);
  const isOurs = ({ item }: Part) => item.price.currency === coupon?.currency;
  const share = coupon?.percent_off
    ? coupon.percent_off / 100
    : coupon?.amount_off && total > 0 && parts.every(isOurs)
      ? Math.min(1, coupon.amount_off / total)
      : null;
  if (share !== null) for (const part of parts) part.net *= 1 - share;
  else asBilled(id, parts, notes);
}

function asBilled(id: string, parts: readonly Part[], notes: Set<string>): void {
  let isKnown = parts.every(({ gross }) => gross === 0);
  for (const part of parts) {
    const off = part.line?.discounts[id];
    if (part.line === null || off === undefined) continue;
    isKnown = true;
    if (part.line.amount > 0) part.net = Math.max(0, part.net - (part.gross * off) / part.line.amount);
  }
  if (!isKnown) notes.add(notCounted.discount);
}

/** Which share of an item's amount is not tax. */
function untaxed({ item, line }: Part, subscription: StripeSubscription, notes: Set<string>): number {
  const billed = line ? line.amount - Object.values(line.discounts).reduce((sum, off) => sum + off, 0) : 0;
  if (line && line.tax !== null && billed > 0) return 1 - line.tax / billed;
  const rates = item.tax_rates?.length ? item.tax_rates : (subscription.default_tax_rates ?? []);
  const inside = rates.filter(({ inclusive }) => inclusive).reduce((sum, { percentage }) => sum + percentage, 0);
  if (inside > 0) return 1 / (1 + inside / 100);
  if (item.price.tax_behavior === "inclusive" && subscription.automatic_tax?.enabled) notes.add(notCounted.tax);
  return 1;
}
