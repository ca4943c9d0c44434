import { call } from "@orpc/server";
import { describe, expect, it } from "vitest";
import { db } from "#lib/db.ts";
import { ingest } from "../procedures.ts";
import { leftOut } from "../rules/stripe-facts.ts";
import { notCounted } from "../rules/stripe-revenue.ts";
import { at, billing, created, event, invoice, stripeDatabase, subscription, updated } from "./test-stripe.ts";

const { admin, as, send, result, lines, ledger, webhookId } = await stripeDatabase();

describe("Stripe's webhooks (issue 4 §9): subscriptions become the revenue ledger", () => {
  it("a new one, an upgrade and an end are new, expansion and churn, on their days", async () => {
    expect(await result(created())).toBe("taken");
    expect(await result(updated("2024-03-01", { quantity: 3 }))).toBe("taken");
    const ended = subscription({ quantity: 3, status: "canceled", ended_at: at("2024-06-15") });
    expect(await result(event("customer.subscription.deleted", "2024-06-15", ended))).toBe("taken");
    expect(await lines()).toEqual([
      { id: "sub_1", from: "2024-01-10", to: "2024-03-01", mrr: 10_000 },
      { id: "sub_1/2024-03-01", from: "2024-03-01", to: "2024-06-15", mrr: 15_000 },
    ]);
    expect(await ledger()).toEqual([
      { kind: "new", day: "2024-01-10", amount: 10_000, currency: "EUR" },
      { kind: "expansion", day: "2024-03-01", amount: 5_000, currency: "EUR" },
      { kind: "churn", day: "2024-06-15", amount: -15_000, currency: "EUR" },
    ]);
  });

  it("an event counts once, however often it comes, also many at once", async () => {
    const one = updated("2024-03-01");
    const all = await Promise.all(Array.from({ length: 6 }, () => result(one)));
    expect(all.filter((said) => said === "taken")).toHaveLength(1);
    expect(await result(one)).toBe("duplicate");
    expect(await lines()).toHaveLength(1);
  });

  it("events in the wrong order: the newest counts", async () => {
    await result(updated("2024-03-01", { quantity: 3 }));
    expect((await send(created())).body).toMatchObject({
      result: "ignored",
      reasons: [expect.stringMatching(/newer/)],
    });
    expect(await lines()).toEqual([{ id: "sub_1", from: "2024-01-10", to: null, mrr: 15_000 }]);
    const same = [
      updated("2024-04-01", { quantity: 9 }),
      event("customer.subscription.created", "2024-04-01", subscription()),
    ];
    for (const one of same) await send(one);
    expect((await lines()).at(-1)).toMatchObject({ mrr: 45_000 });
  });

  it("a trial brings nothing until it ends", async () => {
    const trial = { status: "trialing", trial_start: at("2024-01-10"), trial_end: at("2024-02-10") };
    await send(event("customer.subscription.created", "2024-01-10", subscription(trial)));
    expect(await ledger()).toEqual([]);
    await send(updated("2024-02-10", { ...trial, status: "active" }));
    expect(await ledger()).toEqual([{ kind: "new", day: "2024-02-10", amount: 10_000, currency: "EUR" }]);
  });

  it("a year is spread over its months; tiers leave the amount unknown; what was never paid is left aside", async () => {
    await send(
      event(
        "customer.subscription.created",
        "2024-01-10",
        subscription({ amount: 60_000, quantity: 1, interval: "year" }),
      ),
    );
    expect(await lines()).toMatchObject([{ mrr: 5_000 }]);
    const tiers = { ...subscription({ amount: null }), id: "sub_2" };
    await send(event("customer.subscription.created", "2024-01-11", tiers));
    expect(await lines()).toMatchObject([{ mrr: 5_000 }, { id: "sub_2", mrr: null }]);
    expect(await result(updated("2024-05-01", { status: "incomplete" }))).toBe("ignored");
    expect((await send(event("customer.created", "2024-05-01", { id: "cus_1" }))).body).toMatchObject({
      result: "ignored",
      reasons: [leftOut.other],
    });
  });

  it("invoices follow their state: open, overdue, paid", async () => {
    const stored = async () =>
      (
        await admin(
          "select day::text as day, due_on::text as due, amount_minor::int as amount, currency, status from finance.invoice",
        )
      )[0];
    expect(await result(invoice("invoice.created", "2024-01-10", { status: "draft" }))).toBe("ignored");
    await send(invoice("invoice.finalized", "2024-01-10"));
    expect(await stored()).toEqual({
      day: "2024-01-10",
      due: "2024-02-10",
      amount: 10_000,
      currency: "EUR",
      status: "open",
    });
    await send(invoice("invoice.payment_failed", "2024-02-11"));
    expect(await stored()).toMatchObject({ status: "overdue" });
    await send(invoice("invoice.paid", "2024-02-12", { status: "paid" }));
    expect(await stored()).toMatchObject({ status: "paid" });
    expect(await result(invoice("invoice.payment_failed", "2024-02-11"))).toBe("ignored");
    expect(await stored()).toMatchObject({ status: "paid" });
  });
});

describe("Stripe's webhooks (issue 4 §9): what a subscription does not tell, its invoices do", () => {
  const tiers = { amount: null, quantity: 12 };
  const notes = async (body: object) => (await send(body)).body.reasons;

  it("tiers: the first invoice fills in the amount from the start, later ones move it; prorations do not", async () => {
    expect(await notes(updated("2024-01-10", tiers))).toEqual([notCounted.tiers]);
    expect(await lines()).toMatchObject([{ from: "2024-01-10", mrr: null }]);
    expect(await result(billing("2024-01-11", [{ amount: 6_400 }]))).toBe("taken");
    expect(await lines()).toEqual([{ id: "sub_1", from: "2024-01-10", to: null, mrr: 6_400 }]);
    expect(await notes(updated("2024-01-20", { ...tiers, quantity: 20 }))).toEqual([notCounted.newTiers]);
    await send(billing("2024-02-10", [{ amount: 5_000 }, { amount: 4_000 }, { amount: 1_234, proration: true }]));
    expect(await ledger()).toEqual([
      { kind: "new", day: "2024-01-10", amount: 6_400, currency: "EUR" },
      { kind: "expansion", day: "2024-02-10", amount: 2_600, currency: "EUR" },
    ]);
  });

  it("an invoice that comes before its subscription is not forgotten, one that comes late changes nothing", async () => {
    await send(billing("2024-02-10", [{ amount: 9_000 }]));
    expect(await lines()).toEqual([]);
    await send(updated("2024-02-10", tiers));
    await send(billing("2024-01-10", [{ amount: 6_400 }], { id: "in_0" }));
    expect(await lines()).toMatchObject([{ mrr: 9_000 }]);
  });

  it("another price with tiers: revenue goes on as it was until it is billed", async () => {
    await send(updated("2024-01-10", tiers));
    await send(billing("2024-01-10", [{ amount: 6_400 }]));
    const other = subscription(tiers);
    for (const item of other.items.data) item.price.id = "price_2";
    expect(await notes(event("customer.subscription.updated", "2024-03-01", other))).toEqual([notCounted.tiers]);
    expect(await ledger()).toHaveLength(1);
    await send(billing("2024-03-10", [{ amount: 8_000, price: "price_2" }]));
    expect((await ledger()).at(-1)).toMatchObject({ kind: "expansion", day: "2024-03-10", amount: 1_600 });
  });

  it("a discount that repeats lowers revenue until the invoice after its end", async () => {
    const until = { id: "di_1", end: at("2024-04-10"), coupon: { percent_off: 50, duration: "repeating" } };
    await send(event("customer.subscription.created", "2024-01-10", subscription({ discounts: [until] })));
    await send(billing("2024-03-10", [{ amount: 10_000 }]));
    await send(billing("2024-04-10", [{ amount: 10_000 }], { id: "in_2" }));
    expect(await ledger()).toEqual([
      { kind: "new", day: "2024-01-10", amount: 5_000, currency: "EUR" },
      { kind: "expansion", day: "2024-04-10", amount: 5_000, currency: "EUR" },
    ]);
  });

  it("a discount that is only named counts from the invoice that takes it off", async () => {
    expect(await notes(updated("2024-01-10", { discounts: ["di_1"] }))).toEqual([notCounted.discount]);
    await send(billing("2024-01-10", [{ amount: 10_000, discount_amounts: [{ amount: 1_000, discount: "di_1" }] }]));
    expect(await ledger()).toMatchObject([{ kind: "new", day: "2024-01-10", amount: 9_000 }]);
  });

  it("while nothing is billed there is no revenue; drafts that are collected later go on counting", async () => {
    const paused = (behavior: string) => ({ pause_collection: { behavior } });
    await send(created());
    await send(updated("2024-02-01", paused("keep_as_draft")));
    await send(updated("2024-03-01", paused("void")));
    await send(updated("2024-03-15", paused("void")));
    await send(updated("2024-05-01", { quantity: 3 }));
    await send(updated("2024-06-01", { quantity: 3, status: "past_due" }));
    await send(updated("2024-07-01", { quantity: 3, status: "unpaid" }));
    await send(
      event(
        "customer.subscription.deleted",
        "2024-09-01",
        subscription({ status: "canceled", ended_at: at("2024-09-01") }),
      ),
    );
    expect(await ledger()).toMatchObject([
      { kind: "new", day: "2024-01-10", amount: 10_000 },
      { kind: "churn", day: "2024-03-01", amount: -10_000 },
      { kind: "reactivation", day: "2024-05-01", amount: 15_000 },
      { kind: "churn", day: "2024-07-01", amount: -15_000 },
    ]);
  });

  it("a trial that stops because nobody said how to pay brings nothing until it goes on", async () => {
    const trial = { trial_start: at("2024-01-10"), trial_end: at("2024-02-10") };
    await send(event("customer.subscription.created", "2024-01-10", subscription({ ...trial, status: "trialing" })));
    await send(updated("2024-02-10", { ...trial, status: "paused" }));
    expect(await ledger()).toEqual([]);
    await send(updated("2024-04-01", { ...trial, status: "active" }));
    expect(await ledger()).toEqual([{ kind: "new", day: "2024-04-01", amount: 10_000, currency: "EUR" }]);
  });

  it("amounts without decimals and with three; a currency without a rate is named", async () => {
    const stored = async (currency: string, amount: number) => {
      const other = { ...subscription({ amount, quantity: 1 }), id: `sub_${currency}` };
      for (const item of other.items.data) item.price.currency = currency;
      const reasons = await notes(event("customer.subscription.created", "2024-01-10", other));
      const [row] = await admin(
        "select mrr_minor::int as mrr, currency from finance.subscription_price order by subscription_id desc limit 1",
      );
      return { ...row, reasons };
    };
    const noRate = (code: string) => [expect.stringContaining(`no exchange rate for ${code}`)];
    expect(await stored("jpy", 5_000)).toEqual({ mrr: 5_000, currency: "JPY", reasons: noRate("JPY") });
    expect(await stored("kwd", 1_234)).toEqual({ mrr: 1_234, currency: "KWD", reasons: noRate("KWD") });
    expect(await stored("usd", 1_234)).toEqual({ mrr: 1_234, currency: "USD", reasons: [] });
  });

  it("an invoice is what is left after credit notes", async () => {
    await send(invoice("invoice.updated", "2024-01-12", { status: "paid", post_payment_credit_notes_amount: 2_500 }));
    expect(await admin("select amount_minor::int as amount from finance.invoice")).toEqual([{ amount: 7_500 }]);
  });

  it("what is kept of a subscription is closed to those who may not see money, and goes with its webhook (N4)", async () => {
    await send(created());
    await expect(db.stripeSubscription.findMany()).rejects.toThrow();
    expect(await admin("select subscription_id as id from finance.stripe_subscription")).toEqual([{ id: "sub_1" }]);
    await call(ingest.removeWebhook, { webhookId: webhookId() }, as());
    expect(await admin("select from finance.stripe_subscription")).toEqual([]);
  });
});
