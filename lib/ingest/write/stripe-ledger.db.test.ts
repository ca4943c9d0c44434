import { describe, expect, it } from "vitest";
import { at, created, event, invoice, stripeDatabase, subscription, updated } from "./test-stripe.ts";

const { admin, send, result, lines, ledger } = await stripeDatabase();

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
    expect(await result(event("customer.created", "2024-05-01", { id: "cus_1" }))).toBe("ignored");
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
