import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { call } from "@orpc/server";
import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { derive } from "#lib/metrics/write/derive.ts";
import { testDatabase } from "#lib/test-database.ts";
import { ingest } from "../procedures.ts";
import { serveWebhooks } from "./serve-webhooks.ts";

export const stripeSecret = "whsec_test0123456789abcdef";
export type Given = { secret?: string; header?: string; timestamp?: number; path?: string };

/** Test only: noon of a day, as Stripe writes it. */
export const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
let events = 0;
export const event = (type: string, day: string, object: object) => ({
  id: `evt_${++events}`,
  object: "event",
  type,
  created: at(day),
  data: { object },
});

type Plan = { amount?: number | null; quantity?: number; interval?: string; customer?: string } & Record<
  string,
  unknown
>;
export const subscription = ({
  amount = 5000,
  quantity = 2,
  interval = "month",
  customer = "cus_1",
  ...more
}: Plan = {}) => ({
  id: "sub_1",
  object: "subscription",
  customer,
  status: "active",
  start_date: at("2024-01-10"),
  ended_at: null,
  trial_start: null,
  trial_end: null,
  cancel_at_period_end: false,
  items: {
    data: [
      {
        id: "si_1",
        quantity,
        price: {
          id: "price_1",
          nickname: "Team",
          unit_amount: amount,
          currency: "eur",
          product: "prod_1",
          recurring: { interval, interval_count: 1, usage_type: "licensed" },
        },
      },
    ],
  },
  ...more,
});
export const updated = (day: string, plan: Plan = {}) =>
  event("customer.subscription.updated", day, subscription(plan));
export const created = () => event("customer.subscription.created", "2024-01-10", subscription());
export const invoice = (type: string, day: string, more: object = {}) =>
  event(type, day, {
    id: "in_1",
    object: "invoice",
    customer: "cus_1",
    status: "open",
    created: at("2024-01-10"),
    due_date: at("2024-02-10"),
    total: 10_000,
    currency: "eur",
    ...more,
  });

type Line = { amount: number; price?: string; proration?: boolean } & Record<string, unknown>;
/** Test only: a paid invoice of subscription sub_1 with lines of its item, as the current version writes them. */
export const billing = (day: string, lines: Line[], more: object = {}) =>
  invoice("invoice.paid", day, {
    status: "paid",
    created: at(day),
    due_date: null,
    lines: {
      has_more: false,
      data: lines.map(({ price = "price_1", proration = false, ...line }) => ({
        object: "line_item",
        discount_amounts: [],
        taxes: [],
        parent: {
          type: "subscription_item_details",
          subscription_item_details: { subscription: "sub_1", subscription_item: "si_1", proration },
        },
        pricing: { type: "price_details", price_details: { price, product: "prod_1" } },
        ...line,
      })),
    },
    ...more,
  });

const rates =
  "insert into finance.exchange_rate (currency, to_reporting) values ('USD', 1), ('EUR', 1.1) on conflict do nothing";

/** Test only: a database with one account, cus_1, a webhook of Stripe, and `send`, which signs as Stripe does. */
export async function stripeDatabase() {
  const { admin } = await testDatabase();
  const webhooks = serveWebhooks();
  let server: Server;
  let base = "";
  let caller: Caller;
  let made: { id: number; path: string };

  const as = () => ({ context: { caller }, path: ["test"] });
  const make = async (createsAccounts = false) => {
    const webhook = await call(ingest.newStripe, { name: "Stripe", createsAccounts }, as());
    await call(ingest.setStripeSecret, { webhookId: webhook.id, secret: stripeSecret }, as());
    return webhook;
  };

  beforeAll(async () => {
    const ada = await db.appUser.create({
      data: { name: "Ada", email: "ada@test.example", userRoles: { create: { role: "admin" } } },
    });
    caller = { ...anonymous("test", "10.0.0.9"), kind: "user", userId: ada.id, role: "admin", roles: ["admin"] };
    server = createServer((request, response) => void webhooks.serve(request, response));
    await new Promise<void>((done) => server.listen(0, done));
    base = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await webhooks.finish();
    await new Promise((done) => server.close(done));
  });
  beforeEach(async () => {
    await admin("truncate account, webhook, import, product, account_dirty, finance.revenue_movement cascade");
    await db.account.create({ data: { externalId: "cus_1", name: "Acme" } });
    await admin(rates);
    made = await make();
  });

  async function send(body: object, given: Given = {}) {
    const payload = JSON.stringify(body);
    const timestamp = given.timestamp ?? Math.floor(Date.now() / 1000);
    const signed = Stripe.webhooks.generateTestHeaderString({
      payload,
      secret: given.secret ?? stripeSecret,
      timestamp,
    });
    const headers = { "content-type": "application/json", "stripe-signature": given.header ?? signed };
    const response = await fetch(base + (given.path ?? made.path), { method: "POST", headers, body: payload });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
  const result = async (body: object, given?: Given) => (await send(body, given)).body.result;
  const lines = () =>
    admin(`select s.external_id as id, s.starts_on::text as "from", s.ends_on::text as "to", p.mrr_minor::int as mrr
    from subscription s left join finance.subscription_price p on p.subscription_id = s.id order by s.starts_on, s.id`);
  const ledger = async () => {
    await derive("2024-12-31");
    return admin(
      "select kind, day::text as day, amount_minor::int as amount, currency from finance.revenue_movement order by day",
    );
  };

  return { admin, as, make, send, result, lines, ledger, webhookId: () => made.id };
}
