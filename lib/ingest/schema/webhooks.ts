import { z } from "zod";
import { upsertObjects } from "#lib/imports/rules/upsert-fields.ts";
import { columnPath, rowsPath } from "../rules/webhook-rows.ts";

const id = z.coerce.number().int().positive();
const count = z.number().int();
const name = z.string().trim().min(1, "Write a name.").max(120);
const path = z.string().trim().max(300);

export const webhookMapping = z.object({
  object: z.enum(upsertObjects),
  rowsAt: path.regex(rowsPath, "Write the list's path like data.items, or leave it empty.").default(""),
  type: z.string().trim().max(200).default(""),
  columns: z.record(
    z.string().max(60),
    path.regex(columnPath, "Write each path like data.customer.id, $.id from the top, or =EUR for a fixed value."),
  ),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Write a currency as three capital letters, like "EUR".')
    .default("USD"),
});

export const webhookKinds = ["standard", "stripe"] as const;
export const deliveryResults = ["taken", "partly", "refused", "ignored", "waiting"] as const;
export type DeliveryResult = (typeof deliveryResults)[number];

export const webhookSorts = ["name", "last", "deliveries", "taken", "refused"] as const;
export const webhooksInput = z.object({
  search: z.string().trim().max(200).default(""),
  /** Of the last delivery. */
  result: z.enum(deliveryResults).nullable().default(null),
  sort: z.enum(webhookSorts).default("name"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type WebhooksInput = z.infer<typeof webhooksInput>;

/** Counts are of the last seven days. */
export const webhookRow = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.enum(webhookKinds),
  /** What it writes; null for Stripe's, which writes subscriptions, their prices and invoices. */
  object: z.enum(upsertObjects).nullable(),
  /** The path below the instance's own address. */
  path: z.string(),
  createdAt: z.date(),
  createdBy: z.string(),
  lastAt: z.date().nullable(),
  lastResult: z.enum(deliveryResults).nullable(),
  deliveries: count,
  taken: count,
  refused: count,
  /** Deliveries that wait for an account, of all days. */
  waiting: count,
});
export type WebhookRow = z.infer<typeof webhookRow>;
export const webhookList = z.object({ rows: z.array(webhookRow), total: count });

export const webhookDetail = webhookRow.extend({
  mapping: webhookMapping.nullable(),
  hasSecret: z.boolean(),
  createsAccounts: z.boolean(),
});
export type WebhookDetail = z.infer<typeof webhookDetail>;

export const delivery = z.object({
  messageId: z.string(),
  type: z.string().nullable(),
  result: z.enum(deliveryResults),
  taken: count,
  refused: count,
  reasons: z.array(z.string()),
  receivedAt: z.date(),
});
export type Delivery = z.infer<typeof delivery>;

export const webhookInput = z.object({ webhookId: id });
export const deliveriesInput = webhookInput.extend({
  result: z.enum(deliveryResults).nullable().default(null),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type DeliveriesInput = z.infer<typeof deliveriesInput>;
export const deliveries = z.object({ rows: z.array(delivery), total: count });

export const newWebhookInput = z.object({ name, mapping: webhookMapping });
export const changeWebhookInput = newWebhookInput.extend({ webhookId: id });
export const newWebhook = z.object({ id: z.number(), path: z.string(), secret: z.string() });
export const changedWebhook = z.object({ webhookId: z.number() });

export const newStripeInput = z.object({ name, createsAccounts: z.boolean().default(false) });
export const newStripe = z.object({ id: z.number(), path: z.string() });
export const stripeSecretInput = z.object({
  webhookId: id,
  secret: z
    .string()
    .trim()
    .regex(/^whsec_[\w+/=-]{16,200}$/, "Copy the signing secret from Stripe: it begins with whsec_."),
});
/** A customer of Stripe whose events wait, because it is no account here. */
export const waitingCustomer = z.object({ customer: z.string(), events: count, firstAt: z.date() });
export type WaitingCustomer = z.infer<typeof waitingCustomer>;
export const mapCustomerInput = webhookInput.extend({ customer: z.string().min(1).max(300), accountId: id });
export const mappedCustomer = z.object({ written: count });
