import { describe, expect, it } from "vitest";
import { db, financeSystemDb } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { expansionGrowth } from "../catalog/expansion-growth.ts";
import { grr } from "../catalog/grr.ts";
import { nrr } from "../catalog/nrr.ts";
import { retention } from "../catalog/retention.ts";
import { transactions } from "../catalog/transactions.ts";
import { readValue } from "../read/figures.ts";
import { readRows } from "../read/rows.ts";
import { defaultDefinitions } from "../rules/default-definitions.ts";
import { isMet } from "../rules/figure.ts";
import { periodOf, trailingMonths } from "../rules/period.ts";
import { derive } from "./derive.ts";
import { ensureDefinitions } from "./ensure-definitions.ts";
import { publishFigures } from "./publish.ts";

const t = await testDatabase();
const context = { timeZone: "UTC", definitions: defaultDefinitions };
const year = periodOf("2025-01-01", "2026-01-01");
const asOf = "2025-12-31";
const empty = () => t.admin("truncate account, product, published_ratio, definition_set cascade");

async function lines(
  rows: [
    account: number,
    product: number | null,
    from: string,
    to: string | null,
    dollars: number,
    more?: { quantity?: number; plan?: string; auto?: boolean },
  ][],
) {
  for (const [account, product, from, to, dollars, more = {}] of rows) {
    const [line] = await t.admin<{ id: number }>(
      "insert into subscription (account_id, product_id, starts_on, ends_on, quantity, plan, auto_renew) values ($1, $2, $3, $4, $5, $6, $7) returning id",
      [account, product, from, to, more.quantity ?? 1, more.plan ?? "basic", more.auto ?? null],
    );
    await t.admin("insert into finance.subscription_price values ($1, $2, $3, 'USD', null)", [
      account,
      line?.id,
      dollars * 100,
    ]);
  }
}

describe("M4, GRR, NRR", () => {
  it("golden: 100, 200, 300 become 150, 0, 300 and one new 500 → logo 66.7 %, GRR 66.7 %, NRR 75.0 %", async () => {
    await empty();
    await ensureDefinitions(asOf);
    await t.admin("insert into account (id, name) values (1, 'Ada'), (2, 'Bell'), (3, 'Cole'), (4, 'Dean')");
    await t.admin(
      "insert into product (id, key, name, in_scope) values (1, 'core', 'Core', true), (2, 'extra', 'Extra', false)",
    );
    await lines([
      [1, 1, "2024-06-01", "2025-06-01", 100],
      [1, 1, "2025-06-01", null, 150],
      [2, 1, "2024-06-01", "2026-01-01", 200],
      [2, 2, "2024-06-01", null, 999],
      [3, null, "2025-01-01", null, 300],
      [4, 1, "2025-01-02", null, 500],
    ]);
    await derive(asOf);
    const logo = await readValue(retention, year, {}, context);
    expect([logo.numerator, logo.denominator]).toEqual([2, 3]);
    expect(logo.parts.map((part) => [part.label, part.value])).toEqual([
      ["lost", 1],
      ["won", 1],
      ["won and lost inside the period", 0],
    ]);
    const gross = await readValue(grr, year, {}, context, financeSystemDb);
    expect([gross.numerator, gross.denominator]).toEqual([40_000, 60_000]);
    const net = await readValue(nrr, year, {}, context, financeSystemDb);
    expect([net.value, net.n]).toEqual([0.75, 3]);
    const { rows } = await readRows(nrr, year, { filter: {}, page: 1, pageSize: 10 }, context, {
      reader: financeSystemDb,
    });
    expect(rows.map((row) => [row.account, row.state, row.reason, row.numerator, row.denominator])).toEqual([
      ["Ada", "in", "expanded", 15_000, 10_000],
      ["Bell", "in", "left", 0, 20_000],
      ["Dean", "out", "no recurring revenue at the start", 0, 0],
      ["Cole", "in", "unchanged", 30_000, 30_000],
    ]);
  });

  it("N4: who serves everyone cannot run a metric made of money", async () => {
    await expect(readValue(nrr, year, {}, context, db)).rejects.toThrow(/permission denied/);
  });

  it("derives who pays and when they left, the movements and the purchases, and again the same", async () => {
    const state = async () => ({
      accounts: await t.admin("select name, paying, churned_on::text from account order by id"),
      moves: await t.admin(
        "select account_id, day::text, kind, amount_minor::int from finance.revenue_movement order by account_id, day",
      ),
      bought: await t.admin("select account_id, day::text, kind, by_person from purchase order by account_id, day"),
    });
    const first = await state();
    expect(first.accounts).toEqual([
      { name: "Ada", paying: true, churned_on: null },
      { name: "Bell", paying: true, churned_on: null },
      { name: "Cole", paying: true, churned_on: null },
      { name: "Dean", paying: true, churned_on: null },
    ]);
    expect(first.moves).toEqual([
      { account_id: 1, day: "2024-06-01", kind: "new", amount_minor: 10_000 },
      { account_id: 1, day: "2025-06-01", kind: "expansion", amount_minor: 5_000 },
      { account_id: 2, day: "2024-06-01", kind: "new", amount_minor: 20_000 },
      { account_id: 2, day: "2026-01-01", kind: "churn", amount_minor: -20_000 },
      { account_id: 3, day: "2025-01-01", kind: "new", amount_minor: 30_000 },
      { account_id: 4, day: "2025-01-02", kind: "new", amount_minor: 50_000 },
    ]);
    expect(first.bought.filter((one) => one.account_id === 1)).toEqual([
      { account_id: 1, day: "2024-06-01", kind: "new", by_person: true },
      { account_id: 1, day: "2025-06-01", kind: "renewal", by_person: false },
    ]);
    await derive(asOf);
    expect(await state()).toEqual(first);
    await derive("2026-01-01", [2]);
    expect((await state()).accounts[1]).toEqual({ name: "Bell", paying: false, churned_on: "2026-01-01" });
  });

  it("without subscriptions, active runs from becoming a customer to the marked day", async () => {
    await t.admin(
      "insert into account (id, name, customer_since) values (5, 'Egg', '2024-05-01'), (6, 'Fig', '2024-05-01')",
    );
    await t.admin("insert into churn_event (account_id, day) values (5, '2025-05-01')");
    await derive(asOf, [5, 6]);
    expect(
      await t.admin(
        "select account_id, starts_on::text, ends_on::text from active_period where account_id > 4 order by 1",
      ),
    ).toEqual([
      { account_id: 5, starts_on: "2024-05-01", ends_on: "2025-05-01" },
      { account_id: 6, starts_on: "2024-05-01", ends_on: null },
    ]);
    expect(await t.admin("select churned_on::text, paying from account where id = 5")).toEqual([
      { churned_on: "2025-05-01", paying: false },
    ]);
  });

  it("children count with their parent, merged accounts are not churn, and both can be seen", async () => {
    await t.admin("update account set parent_id = 6 where id = 5");
    expect(await readValue(retention, year, {}, context)).toMatchObject({ numerator: 3, denominator: 4 });
    const apart = { ...context, definitions: { ...defaultDefinitions, childrenWithParent: false } };
    expect(await readValue(retention, year, {}, apart)).toMatchObject({ numerator: 3, denominator: 5 });
    await t.admin("update account set merged_into_id = 6, parent_id = null where id = 5");
    expect(await readValue(retention, year, {}, apart)).toMatchObject({ numerator: 3, denominator: 4 });
  });
});

describe("M5 and B2", () => {
  it("golden: expansion 125 after 100 is +25.0 %, not met; price rises apart; nothing before is n/a", async () => {
    await empty();
    await ensureDefinitions(asOf);
    await t.admin("insert into account (id, name) values (1, 'Ada'), (2, 'Bell')");
    await lines([
      [1, null, "2023-06-01", "2024-03-01", 100],
      [1, null, "2024-03-01", "2025-03-01", 200, { quantity: 2 }],
      [1, null, "2025-03-01", "2025-09-01", 300, { quantity: 3 }],
      [1, null, "2025-09-01", null, 325, { quantity: 3, auto: true }],
      [2, null, "2024-01-01", null, 675],
    ]);
    await derive(asOf);
    const figure = await readValue(expansionGrowth, year, {}, context, financeSystemDb);
    expect([figure.value, figure.numerator, figure.denominator]).toEqual([0.25, 12_500, 10_000]);
    expect(isMet(figure.value, 0.25)).toBe(false);
    expect(figure.parts.map((part) => part.value)).toEqual([12_500 / 87_500, 0]);
    expect(
      await readValue(expansionGrowth, periodOf("2024-01-01", "2025-01-01"), {}, context, financeSystemDb),
    ).toMatchObject({ value: null, missing: "no-prior" });
  });

  it("M5 has no figure when records begin well inside the prior period, and says so", async () => {
    const until = (end: string) => readValue(expansionGrowth, trailingMonths(end, 12), {}, context, financeSystemDb);
    expect(await until("2025-07-01")).toMatchObject({ value: 0, numerator: 10_000, denominator: 10_000 });
    expect(await until("2025-05-10")).toMatchObject({ value: 0 });
    const young = await until("2025-05-01");
    expect(young).toMatchObject({ value: null, missing: "no-prior", numerator: 10_000, denominator: 10_000 });
    expect(young.parts).toContainEqual({ label: "without price rises", value: null, unit: "growth" });
  });

  it("B2 counts what a person decided per active account-year", async () => {
    const figure = await readValue(transactions, year, {}, context);
    expect(figure).toMatchObject({ numerator: 1, denominator: 2, n: 2, value: 0.5 });
    expect(figure.parts).toContainEqual({ label: "automatic renewals", value: 1, unit: "count" });
  });
});

describe("N4: publishing", () => {
  it("publishes ratios of slices that hide each account, and takes back what no longer does", async () => {
    await empty();
    await t.admin(`insert into account (id, name, segment, owner_id, customer_since)
      select n, 'Account ' || n, case when n <= 20 then 'Large' else 'Small' end, null, '2020-01-01' from generate_series(1, 30) n`);
    await lines(Array.from({ length: 30 }, (_, n) => [n + 1, null, "2020-01-01", n === 0 ? "2025-05-05" : null, 100]));
    await derive(asOf);
    await publishFigures(asOf);
    const published = async (metric: string) =>
      await db.$queryRaw<{ slice: string; value: number; detail: { numerator: null } }[]>`
        select slice, value, detail from published_ratio where metric = ${metric} and slice_kind in ('whole', 'segment') and period_start = '2025-01-01' and period_end = '2026-01-01' order by slice`;
    expect((await published("nrr")).map((one) => [one.slice, one.value])).toEqual([["", 29 / 30]]);
    expect((await published("nrr"))[0]?.detail).toMatchObject({ numerator: null, denominator: null, parts: [] });
    expect((await published("retention")).map((one) => one.slice)).toEqual(["", "Large", "Small"]);
    await t.admin("update finance.subscription_price set mrr_minor = 1000000 where account_id = 2");
    await publishFigures(asOf, "now");
    expect(await published("nrr")).toEqual([]);
    const amounts = JSON.stringify(
      await t.admin("select detail from published_ratio where metric in ('nrr', 'grr', 'expansion-growth')"),
    );
    expect(amounts).not.toMatch(/10000|300000/);
  });

  it("F7: a closed period that changes is marked restated, the running one is not", async () => {
    await t.admin("delete from subscription where account_id = 5");
    await t.admin("update published_ratio set computed_at = '2026-01-01'");
    await derive(asOf);
    await t.admin("insert into churn_event (account_id, day) values (5, '2025-06-01')");
    await derive(asOf);
    await publishFigures(asOf);
    const restated =
      await t.admin(`select period_end::text as "end", (detail ->> 'restated')::boolean as restated from published_ratio
      where metric = 'retention' and slice_kind = 'whole' and period_start = period_end - interval '12 months' and period_end in ('2025-06-01', '2025-12-01') order by 1`);
    expect(restated).toEqual([
      { end: "2025-06-01", restated: true },
      { end: "2025-12-01", restated: true },
    ]);
  });
});
