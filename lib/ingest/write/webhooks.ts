import { randomBytes } from "node:crypto";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { webhookPath } from "../rules/webhook-path.ts";
import { mappingFault, type WebhookMapping } from "../rules/webhook-rows.ts";
import { sealSecret } from "./seal-secret.ts";

type Given = { name: string; mapping: WebhookMapping };
const none = "There is no such webhook. Go back to the list of webhooks.";

const newAddress = () => randomBytes(12).toString("base64url");

/** Makes a webhook. Its secret, as Standard Webhooks writes it, is in the answer and can be read nowhere afterwards. */
export async function makeWebhook(given: Given, userId: number) {
  const fault = mappingFault(given.mapping);
  if (fault) return refuse("invalid", fault);
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const address = newAddress();
  const made = await db.webhook.create({ data: { ...given, address, secret: sealSecret(secret), createdBy: userId } });
  announce("sources");
  return { id: made.id, path: webhookPath(address), secret };
}

/** Makes a webhook of Stripe. Its secret comes afterwards: Stripe makes one when it is given the address. */
export async function makeStripe(name: string, createsAccounts: boolean, userId: number) {
  const address = newAddress();
  const made = await db.webhook.create({ data: { name, kind: "stripe", createsAccounts, address, createdBy: userId } });
  announce("sources");
  return { id: made.id, path: webhookPath(address) };
}

/** Keeps the secret with which Stripe signs, sealed; it replaces the one before. */
export async function setStripeSecret(webhookId: number, secret: string): Promise<{ webhookId: number } | Refusal> {
  const where = { id: webhookId, kind: "stripe" };
  const { count } = await db.webhook.updateMany({ where, data: { secret: sealSecret(secret) } });
  if (count) announce("sources");
  return count ? { webhookId } : refuse("not-found", none);
}

export async function changeWebhook(webhookId: number, given: Given): Promise<{ webhookId: number } | Refusal> {
  const fault = mappingFault(given.mapping);
  if (fault) return refuse("invalid", fault);
  const { count } = await db.webhook.updateMany({ where: { id: webhookId, kind: "standard" }, data: given });
  if (count) announce("sources");
  return count ? { webhookId } : refuse("not-found", none);
}

/** Nothing is received at its address any more; the rows that came by it stay. */
export async function removeWebhook(webhookId: number): Promise<{ webhookId: number } | Refusal> {
  const { count } = await db.webhook.deleteMany({ where: { id: webhookId } });
  if (count) announce("sources");
  return count ? { webhookId } : refuse("not-found", none);
}
