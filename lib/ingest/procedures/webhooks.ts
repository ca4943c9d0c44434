import { z } from "zod";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { listCustomers } from "../read/stripe.ts";
import { getWebhook, listDeliveries, listWebhooks } from "../read/webhooks.ts";
import * as shape from "../schema/webhooks.ts";
import { mapCustomer } from "../write/stripe-customers.ts";
import { changeWebhook, makeStripe, makeWebhook, removeWebhook, setStripeSecret } from "../write/webhooks.ts";

const admin = { audience: ["admin"], subject: "admin" } as const;

export const webhookDoors = {
  webhooks: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/webhooks", summary: "List the webhooks that are received, a page at a time" },
    input: shape.webhooksInput,
    output: shape.webhookList,
  }).handler(({ input }) => listWebhooks(input)),
  webhook: door({
    ...admin,
    effect: "read",
    route: { method: "GET", path: "/webhooks/{webhookId}", summary: "A webhook: where it is received and its mapping" },
    input: shape.webhookInput,
    output: shape.webhookDetail,
  }).handler(
    async ({ input }) => (await getWebhook(input.webhookId)) ?? refuse("not-found", "There is no such webhook."),
  ),
  deliveries: door({
    ...admin,
    effect: "read",
    route: {
      method: "GET",
      path: "/webhooks/{webhookId}/deliveries",
      summary: "What was received by a webhook, the latest first",
    },
    input: shape.deliveriesInput,
    output: shape.deliveries,
  }).handler(({ input }) => listDeliveries(input)),
  newWebhook: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/webhooks", summary: "Make a webhook; its secret is shown once" },
    input: shape.newWebhookInput,
    output: shape.newWebhook,
  }).handler(({ input, caller }) => makeWebhook(input, caller.userId as number)),
  changeWebhook: door({
    ...admin,
    effect: "write",
    route: { method: "PUT", path: "/webhooks/{webhookId}", summary: "Change a webhook's name and mapping" },
    input: shape.changeWebhookInput,
    output: shape.changedWebhook,
  }).handler(({ input: { webhookId, ...given } }) => changeWebhook(webhookId, given)),
  newStripe: door({
    ...admin,
    effect: "write",
    route: { method: "POST", path: "/webhooks/stripe", summary: "Make a webhook that Stripe sends to" },
    input: shape.newStripeInput,
    output: shape.newStripe,
  }).handler(({ input, caller }) => makeStripe(input.name, input.createsAccounts, caller.userId as number)),
  setStripeSecret: door({
    ...admin,
    effect: "write",
    route: {
      method: "PUT",
      path: "/webhooks/{webhookId}/secret",
      summary: "Keep the secret that Stripe signs with; nobody reads it again",
    },
    input: shape.stripeSecretInput,
    output: shape.changedWebhook,
  }).handler(({ input }) => setStripeSecret(input.webhookId, input.secret)),
  customers: door({
    ...admin,
    effect: "read",
    route: {
      method: "GET",
      path: "/webhooks/{webhookId}/customers",
      summary: "Customers of Stripe whose events wait for an account",
    },
    input: shape.webhookInput,
    output: z.array(shape.waitingCustomer),
  }).handler(({ input }) => listCustomers(input.webhookId)),
  mapCustomer: door({
    ...admin,
    effect: "write",
    route: {
      method: "POST",
      path: "/webhooks/{webhookId}/customers",
      summary: "Say which account a customer of Stripe is",
    },
    input: shape.mapCustomerInput,
    output: shape.mappedCustomer,
  }).handler(({ input }) => mapCustomer(input)),
  removeWebhook: door({
    ...admin,
    effect: "write",
    route: { method: "DELETE", path: "/webhooks/{webhookId}", summary: "Remove a webhook; its rows stay" },
    input: shape.webhookInput,
    output: shape.changedWebhook,
  }).handler(({ input }) => removeWebhook(input.webhookId)),
};
