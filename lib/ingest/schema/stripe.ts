import { z } from "zod";

const named = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
const moment = z.number().nullish();
const decimal = z.union([z.string(), z.number()]).nullish();

/** What is read of Stripe's objects, of its older versions too; the rest of them, and what later versions add, is passed over. */
export const stripeEvent = z.object({
  id: z.string(),
  type: z.string(),
  created: z.number().int(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});
export type StripeEvent = z.infer<typeof stripeEvent>;

const coupon = z.object({
  percent_off: z.number().nullish(),
  amount_off: z.number().nullish(),
  currency: z.string().nullish(),
  duration: z.string(),
  applies_to: z.object({ products: z.array(z.string()) }).nullish(),
});
/** Events name a discount by its id; those of older versions tell its coupon. */
const discount = z.union([
  z.string().transform((id) => ({ id, end: null, coupon: null })),
  z
    .object({
      id: z.string(),
      end: moment,
      coupon: coupon.nullish().catch(null),
      source: z.object({ coupon: coupon.nullish().catch(null) }).nullish(),
    })
    .transform(({ id, end, source, ...rest }) => ({
      id,
      end: end ?? null,
      coupon: source?.coupon ?? rest.coupon ?? null,
    })),
]);
export type StripeDiscount = z.infer<typeof discount>;
const discounts = z.array(discount).nullish();

const taxRates = z.array(z.object({ inclusive: z.boolean(), percentage: z.number() })).nullish();

const price = z.object({
  id: z.string(),
  nickname: z.string().nullish(),
  lookup_key: z.string().nullish(),
  billing_scheme: z.string().nullish(),
  unit_amount: z.number().nullish(),
  unit_amount_decimal: decimal,
  currency: z.string(),
  product: named.nullish(),
  tax_behavior: z.string().nullish(),
  transform_quantity: z.object({ divide_by: z.number().positive(), round: z.string() }).nullish(),
  recurring: z
    .object({
      interval: z.enum(["day", "week", "month", "year"]),
      interval_count: z.number().positive(),
      usage_type: z.string().nullish(),
    })
    .nullish(),
});
export type StripePrice = z.infer<typeof price>;
const item = z.object({
  id: z.string().nullish(),
  quantity: z.number().nullish(),
  price,
  discounts,
  tax_rates: taxRates,
});
export type StripeItem = z.infer<typeof item>;

export const stripeSubscription = z.object({
  id: z.string(),
  customer: named,
  status: z.string(),
  start_date: z.number(),
  ended_at: moment,
  cancel_at: moment,
  cancel_at_period_end: z.boolean().nullish(),
  trial_start: moment,
  trial_end: moment,
  pause_collection: z.object({ behavior: z.string() }).nullish(),
  automatic_tax: z.object({ enabled: z.boolean() }).nullish(),
  default_tax_rates: taxRates,
  discounts,
  /** Of older versions. */
  discount: discount.nullish(),
  items: z.object({ data: z.array(item) }),
});
export type StripeSubscription = z.infer<typeof stripeSubscription>;

const parent = z.object({
  subscription_item_details: z
    .object({
      subscription: z.string().nullish(),
      subscription_item: z.string().nullish(),
      proration: z.boolean().nullish(),
    })
    .nullish(),
});
const invoiceLine = z.object({
  amount: z.number(),
  parent: parent.nullish(),
  pricing: z.object({ price_details: z.object({ price: named }).nullish() }).nullish(),
  discount_amounts: z.array(z.object({ amount: z.number(), discount: named })).nullish(),
  taxes: z.array(z.object({ amount: z.number(), tax_behavior: z.string() })).nullish(),
  // of older versions
  subscription: named.nullish(),
  subscription_item: z.string().nullish(),
  proration: z.boolean().nullish(),
  price: named.nullish(),
  tax_amounts: z.array(z.object({ amount: z.number(), inclusive: z.boolean() })).nullish(),
});
export type StripeInvoiceLine = z.infer<typeof invoiceLine>;

export const stripeInvoice = z.object({
  id: z.string(),
  customer: named,
  customer_name: z.string().nullish(),
  status: z.string().nullish(),
  created: z.number(),
  due_date: moment,
  total: z.number(),
  pre_payment_credit_notes_amount: z.number().nullish(),
  post_payment_credit_notes_amount: z.number().nullish(),
  currency: z.string(),
  status_transitions: z.object({ finalized_at: moment }).nullish(),
  lines: z.object({ has_more: z.boolean().nullish(), data: z.array(invoiceLine) }).nullish(),
});
export type StripeInvoice = z.infer<typeof stripeInvoice>;

/** What the latest invoice said of an item of a subscription: prorations left out, several lines of one item added up. */
export const billedItem = z.object({
  price: z.string(),
  /** Before discounts and taxes that come on top. */
  amount: z.number(),
  discounts: z.record(z.string(), z.number()),
  /** Taxes that are part of the amount; null: the invoice does not say. */
  tax: z.number().nullable(),
  /** The item's quantity when the invoice came; null: it was not known. */
  quantity: z.number().nullable(),
  created: z.number(),
});
export type BilledItem = z.infer<typeof billedItem>;

/** What is kept of a subscription: the newest event's object, null when none came yet, and what was billed, by item. */
export const keptSubscription = z.object({
  object: stripeSubscription.nullable(),
  billed: z.record(z.string(), billedItem),
});
export type KeptSubscription = z.infer<typeof keptSubscription>;
