import { z } from "zod";

const named = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
const moment = z.number().nullish();

/** What is read of Stripe's objects; the rest of them, and what later versions add, is passed over. */
export const stripeEvent = z.object({
  id: z.string(),
  type: z.string(),
  created: z.number().int(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});
export type StripeEvent = z.infer<typeof stripeEvent>;

const price = z.object({
  id: z.string(),
  nickname: z.string().nullish(),
  lookup_key: z.string().nullish(),
  unit_amount: z.number().nullish(),
  unit_amount_decimal: z.union([z.string(), z.number()]).nullish(),
  currency: z.string(),
  product: named.nullish(),
  recurring: z
    .object({
      interval: z.enum(["day", "week", "month", "year"]),
      interval_count: z.number().positive(),
      usage_type: z.string().nullish(),
    })
    .nullish(),
});
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
  items: z.object({ data: z.array(z.object({ quantity: z.number().nullish(), price })) }),
});
export type StripeSubscription = z.infer<typeof stripeSubscription>;
export type StripePrice = z.infer<typeof price>;

export const stripeInvoice = z.object({
  id: z.string(),
  customer: named,
  customer_name: z.string().nullish(),
  status: z.string().nullish(),
  created: z.number(),
  due_date: moment,
  total: z.number(),
  currency: z.string(),
  status_transitions: z.object({ finalized_at: moment }).nullish(),
});
export type StripeInvoice = z.infer<typeof stripeInvoice>;
