import { call } from "@orpc/server";
import { describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { ingest } from "../procedures.ts";
import { releaseKnown } from "./stripe-customers.ts";
import {
  created,
  event,
  type Given,
  invoice,
  stripeDatabase,
  stripeSecret,
  subscription,
  updated,
} from "./test-stripe.ts";

const { admin, as, make, send, result, lines, webhookId } = await stripeDatabase();

describe("Stripe's webhooks (issue 4 §9): customers that are no account yet", () => {
  const strange = () => updated("2024-03-01", { customer: "cus_9" });
  const customers = () => call(ingest.customers, { webhookId: webhookId() }, as());

  it("wait, until a person says which account it is; then the newest is written, and later ones find it", async () => {
    const other = await db.account.create({ data: { externalId: "A9", name: "Nine" } });
    expect(
      await result(
        event("customer.subscription.created", "2024-01-10", subscription({ customer: "cus_9", quantity: 1 })),
      ),
    ).toBe("waiting");
    expect(await result(strange())).toBe("waiting");
    expect(await db.account.count()).toBe(2);
    expect(await customers()).toMatchObject([{ customer: "cus_9", events: 2 }]);
    expect(await releaseKnown()).toBe(0);
    const mapped = await call(
      ingest.mapCustomer,
      { webhookId: webhookId(), customer: "cus_9", accountId: other.id },
      as(),
    );
    expect(mapped).toEqual({ written: 2 });
    expect(await lines()).toEqual([{ id: "sub_1", from: "2024-01-10", to: null, mrr: 10_000 }]);
    expect(await customers()).toEqual([]);
    expect(await result(updated("2024-04-01", { customer: "cus_9", quantity: 4 }))).toBe("taken");
    expect((await db.subscription.findMany()).every(({ accountId }) => accountId === other.id)).toBe(true);
  });

  it("are written by themselves once the account comes in", async () => {
    await send(strange());
    await db.account.create({ data: { externalId: "cus_9", name: "Nine" } });
    expect(await releaseKnown()).toBe(1);
    expect(await lines()).toHaveLength(1);
    expect(await admin("select from finance.webhook_waiting")).toEqual([]);
  });

  it("become accounts where the webhook says so", async () => {
    const { path } = await make(true);
    expect(
      await result(
        invoice("invoice.paid", "2024-02-12", { status: "paid", customer: "cus_7", customer_name: "Seven" }),
        { path },
      ),
    ).toBe("taken");
    expect(await db.account.findFirst({ where: { externalId: "cus_7" } })).toMatchObject({ name: "Seven" });
  });

  it("what waits is closed to those who may not see money (N4)", async () => {
    await send(strange());
    await expect(db.webhookWaiting.findMany()).rejects.toThrow();
    const shown = JSON.stringify([await customers(), await call(ingest.deliveries, { webhookId: webhookId() }, as())]);
    expect(shown).not.toMatch(/5000|10000/);
  });
});

describe("Stripe's webhooks (issue 4 §9): only what Stripe signed", () => {
  it("another secret, a changed or old signature, none, and a webhook without a secret: 401 and nothing written", async () => {
    const bare = await call(ingest.newStripe, { name: "Bare" }, as());
    const wrong: Given[] = [
      { secret: "whsec_another" },
      { header: "" },
      { header: "t=1,v1=00" },
      { timestamp: Math.floor(Date.now() / 1000) - 600 },
      { path: bare.path },
    ];
    for (const given of wrong) expect((await send(created(), given)).status).toBe(401);
    expect((await send({ id: "evt_x", type: "v1.thing" })).status).toBe(400);
    expect(await admin("select from webhook_delivery")).toEqual([]);
    expect(await lines()).toEqual([]);
  });

  it("shows no secret: not to pages, not in the database", async () => {
    const answers = [
      await call(ingest.webhook, { webhookId: webhookId() }, as()),
      await admin("select * from webhook"),
    ];
    expect(JSON.stringify(answers)).not.toContain(stripeSecret);
    const bad = call(ingest.setStripeSecret, { webhookId: webhookId(), secret: "sk_live_1" }, as());
    await expect(bad).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
