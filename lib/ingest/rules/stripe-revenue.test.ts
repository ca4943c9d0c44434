import { describe, expect, it } from "vitest";
import { stripeInvoice, stripeSubscription } from "../schema/stripe.ts";
import { unitsOf } from "./stripe-amounts.ts";
import { billedBy, factOf, leftOut } from "./stripe-facts.ts";
import { notCounted, recurringOf } from "./stripe-revenue.ts";

type Plain = Record<string, unknown>;
const price = (more: Plain = {}) => ({ id: "price_1", unit_amount: 1000, currency: "usd", product: "prod_1", ...more });
const every = (interval: string, interval_count = 1, usage_type = "licensed") => ({
  recurring: { interval, interval_count, usage_type },
});
const item = (more: Plain = {}, of: Plain = {}) => ({
  id: "si_1",
  quantity: 1,
  price: price({ ...every("month"), ...of }),
  ...more,
});
const subscription = (items: object[], more: Plain = {}) =>
  stripeSubscription.parse({
    id: "sub_1",
    customer: "cus_1",
    status: "active",
    start_date: 0,
    items: { data: items },
    ...more,
  });
const tiered = { billing_scheme: "tiered", unit_amount: null, unit_amount_decimal: null };
const line = (amount: number, more: Plain = {}) => ({
  amount,
  parent: {
    type: "subscription_item_details",
    subscription_item_details: { subscription: "sub_1", subscription_item: "si_1", proration: false },
  },
  pricing: { price_details: { price: "price_1", product: "prod_1" } },
  discount_amounts: [],
  taxes: [],
  ...more,
});
const invoice = (lines: object[], more: Plain = {}) =>
  stripeInvoice.parse({
    id: "in_1",
    customer: "cus_1",
    status: "paid",
    created: 1,
    total: 0,
    currency: "usd",
    lines: { data: lines },
    ...more,
  });
const billed = (lines: object[]) =>
  Object.fromEntries(
    Object.entries(billedBy(invoice(lines)).get("sub_1") ?? {}).map(([id, one]) => [id, { ...one, quantity: null }]),
  );
const coupon = (more: Plain) => ({ id: "di_1", end: null, source: { type: "coupon", coupon: { id: "c", ...more } } });
const forever = { duration: "forever" };
const month = (of: ReturnType<typeof subscription>, lines: object[] = [], at = 0) => recurringOf(of, billed(lines), at);

describe("Recurring revenue of a subscription of Stripe (issue 4 §9)", () => {
  it.each<[string, object[], number]>([
    ["a month", [item()], 1000],
    ["a quantity", [item({ quantity: 7 })], 7000],
    ["a year", [item({}, { ...every("year"), unit_amount: 12_000 })], 1000],
    ["two years", [item({}, { ...every("year", 2), unit_amount: 24_000 })], 1000],
    ["a quarter", [item({}, { ...every("month", 3), unit_amount: 3000 })], 1000],
    ["a week", [item({}, { ...every("week"), unit_amount: 700 })], (700 * 365) / 84],
    ["30 days", [item({}, { ...every("day", 30), unit_amount: 3000 })], (3000 * 365) / 360],
    ["several items", [item(), item({ id: "si_2", quantity: 3 }, { id: "price_2", unit_amount: 500 })], 2500],
    ["parts of a cent", [item({ quantity: 1000 }, { unit_amount: null, unit_amount_decimal: "0.5" })], 500],
    [
      "packs of ten, begun ones too",
      [item({ quantity: 21 }, { transform_quantity: { divide_by: 10, round: "up" } })],
      3000,
    ],
    ["full packs of ten", [item({ quantity: 29 }, { transform_quantity: { divide_by: 10, round: "down" } })], 2000],
    ["no quantity is one", [item({ quantity: undefined })], 1000],
    ["free", [item({}, { unit_amount: 0 })], 0],
  ])("%s", (_, items, monthly) => {
    expect(month(subscription(items))).toEqual({ monthly: expect.closeTo(monthly, 6), notes: [] });
  });

  it.each<[string, Plain, number, string[]]>([
    ["10 % for ever", { discounts: [coupon({ percent_off: 10, ...forever })] }, 900, []],
    ["2.50 for ever", { discounts: [coupon({ amount_off: 250, currency: "usd", ...forever })] }, 750, []],
    ["more than there is", { discounts: [coupon({ amount_off: 9999, currency: "usd", ...forever })] }, 0, []],
    ["of an older version", { discount: { id: "di_1", coupon: { percent_off: 25, ...forever } } }, 750, []],
    [
      "both, one after the other",
      {
        discounts: [
          coupon({ percent_off: 50, ...forever }),
          { ...coupon({ amount_off: 100, currency: "usd", ...forever }), id: "di_2" },
        ],
      },
      400,
      [],
    ],
    ["once: as it was", { discounts: [coupon({ percent_off: 50, duration: "once" })] }, 1000, [notCounted.once]],
    [
      "repeating, running",
      { discounts: [{ ...coupon({ percent_off: 50, duration: "repeating" }), end: 101 }] },
      500,
      [],
    ],
    ["repeating, over", { discounts: [{ ...coupon({ percent_off: 50, duration: "repeating" }), end: 100 }] }, 1000, []],
    [
      "for another product",
      { discounts: [coupon({ percent_off: 50, applies_to: { products: ["prod_9"] }, ...forever })] },
      1000,
      [],
    ],
    [
      "in another currency",
      { discounts: [coupon({ amount_off: 250, currency: "eur", ...forever })] },
      1000,
      [notCounted.discount],
    ],
    ["named only", { discounts: ["di_1"] }, 1000, [notCounted.discount]],
  ])("discount: %s", (_, more, monthly, notes) => {
    expect(month(subscription([item()], more), [], 100)).toEqual({ monthly: expect.closeTo(monthly, 6), notes });
  });

  it("a discount of one item leaves the others; one of the subscription is shared by what each costs", () => {
    const two = (first: Plain, more: Plain = {}) =>
      month(subscription([item(first), item({ id: "si_2" }, { id: "price_2", unit_amount: 3000 })], more)).monthly;
    expect(two({ discounts: [coupon({ percent_off: 50, ...forever })] })).toBe(3500);
    expect(two({}, { discounts: [coupon({ amount_off: 1000, currency: "usd", ...forever })] })).toBe(3000);
  });

  it("a discount that is only named counts as the latest invoice took it off, at another quantity too", () => {
    const off = line(1000, { discount_amounts: [{ amount: 200, discount: "di_1" }] });
    expect(month(subscription([item()], { discounts: ["di_1"] }), [off])).toEqual({ monthly: 800, notes: [] });
    expect(month(subscription([item({ quantity: 3 })], { discounts: ["di_1"] }), [off]).monthly).toBe(2400);
    // what the invoice used up is no longer the subscription's: it was for once
    expect(month(subscription([item()], { discounts: [] }), [off])).toEqual({
      monthly: 1000,
      notes: [notCounted.foreign],
    });
    expect(month(subscription([item({ discounts: ["di_1"] })]), [off]).monthly).toBe(800);
  });

  it("tiers: unknown until an invoice, then its lines added up without prorations, whatever their price was before", () => {
    const seats = subscription([item({ quantity: 12 }, tiered)]);
    expect(month(seats)).toEqual({ monthly: null, notes: [notCounted.tiers] });
    const proration = line(333);
    proration.parent.subscription_item_details.proration = true;
    expect(month(seats, [line(5000), line(1400), proration])).toEqual({ monthly: 6400, notes: [] });
    expect(month(seats, [proration]).monthly).toBeNull();
    const other = line(7777, { pricing: { price_details: { price: "price_0" } } });
    expect(month(seats, [other])).toEqual({ monthly: null, notes: [notCounted.tiers] });
    expect(month(seats, [other, line(6400)]).monthly).toBe(6400);
    const [si_1] = Object.values(billed([line(6400)]));
    if (!si_1) throw new Error("nothing billed");
    expect(recurringOf(seats, { si_1: { ...si_1, quantity: 10 } }, 0)).toEqual({
      monthly: 6400,
      notes: [notCounted.newTiers],
    });
    const yearly = subscription([item({ quantity: 12 }, { ...tiered, ...every("year") })]);
    expect(month(yearly, [line(12_000)]).monthly).toBe(1000);
  });

  it("metered prices count 0 and are named, beside licensed ones too", () => {
    const metered = item({ id: "si_2", quantity: undefined }, { id: "price_2", ...every("month", 1, "metered") });
    expect(month(subscription([metered]))).toEqual({ monthly: 0, notes: [notCounted.metered] });
    expect(month(subscription([item(), metered]))).toEqual({ monthly: 1000, notes: [notCounted.metered] });
  });

  it("tax on top is never in it; tax inside is taken out: by its rate, or as it was billed", () => {
    const taxed = (tax_behavior: string, amount: number) => line(1190, { taxes: [{ amount, tax_behavior }] });
    const gross = item({}, { unit_amount: 1190, tax_behavior: "inclusive" });
    const rate = (inclusive: boolean) => [{ inclusive, percentage: 19 }];
    const automatic = { automatic_tax: { enabled: true } };
    expect(month(subscription([gross], { default_tax_rates: rate(true) })).monthly).toBeCloseTo(1000);
    expect(month(subscription([{ ...gross, tax_rates: rate(true) }])).monthly).toBeCloseTo(1000);
    expect(month(subscription([gross], { default_tax_rates: rate(false) })).monthly).toBe(1190);
    expect(month(subscription([gross], automatic))).toEqual({ monthly: 1190, notes: [notCounted.tax] });
    expect(month(subscription([gross], automatic), [taxed("inclusive", 190)])).toEqual({
      monthly: expect.closeTo(1000),
      notes: [],
    });
    expect(month(subscription([gross], automatic), [taxed("exclusive", 226)])).toEqual({ monthly: 1190, notes: [] });
    const old = line(1190, { taxes: undefined, tax_amounts: [{ amount: 190, inclusive: true }] });
    expect(month(subscription([gross], automatic), [old]).monthly).toBeCloseTo(1000);
  });

  it("tax inside a discounted amount is that of what is left", () => {
    const lines = [
      line(1190, {
        discount_amounts: [{ amount: 595, discount: "di_1" }],
        taxes: [{ amount: 95, tax_behavior: "inclusive" }],
      }),
    ];
    const half = subscription([item({}, { unit_amount: 1190, tax_behavior: "inclusive" })], { discounts: ["di_1"] });
    expect(month(half, lines).monthly).toBeCloseTo(500);
  });

  it("reads lines of older versions; those of drafts, void invoices and other things are none", () => {
    const old = {
      amount: 900,
      subscription: "sub_1",
      subscription_item: "si_1",
      price: { id: "price_1" },
      proration: false,
    };
    expect(billedBy(invoice([old])).get("sub_1")).toEqual({
      si_1: { price: "price_1", amount: 900, discounts: {}, tax: null, created: 1 },
    });
    expect(billedBy(invoice([{ ...old, proration: true }]))).toEqual(new Map());
    expect(billedBy(invoice([{ amount: 5 }]))).toEqual(new Map());
    for (const status of ["void", "uncollectible"]) expect(billedBy(invoice([old], { status })).size).toBe(0);
  });
});

describe("Events of Stripe (issue 4 §9)", () => {
  const said = (type: string, object: Plain = {}) => factOf({ id: "evt_1", type, created: 0, data: { object } });

  it.each([
    ["customer.created", {}, leftOut.other],
    ["credit_note.created", {}, leftOut.credit],
    ["subscription_schedule.updated", {}, leftOut.schedule],
    ["invoice.created", { status: "draft" }, leftOut.draft],
    ["invoice.paid", { status: "paid" }, leftOut.unread],
    ["customer.subscription.updated", { id: "sub_1" }, leftOut.unread],
    ["customer.subscription.updated", subscription([item()], { status: "incomplete" }), leftOut.unbilled],
  ])("%s is left aside with a reason", (type, object, reason) => {
    expect(said(type, object)).toBe(reason);
  });

  it.each([
    [1234, "usd", "12.3400"],
    [1234, "jpy", "1234.0000"],
    [1234, "KWD", "1.2340"],
    [500, "isk", "5.0000"],
    [500, "ugx", "5.0000"],
  ])("%i of %s are %s units", (amount, currency, text) => {
    expect(unitsOf(amount, currency)).toBe(text);
  });
});
