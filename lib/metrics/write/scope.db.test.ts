import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { db, financeSystemDb } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { grr } from "../catalog/grr.ts";
import { nrr } from "../catalog/nrr.ts";
import { retention } from "../catalog/retention.ts";
import { metrics } from "../procedures.ts";
import { readValue } from "../read/figures.ts";
import { defaultDefinitions } from "../rules/default-definitions.ts";
import { periodOf } from "../rules/period.ts";
import type { ProductsInput } from "../schema/products.ts";
import { derive } from "./derive.ts";
import { ensureDefinitions } from "./ensure-definitions.ts";
import { followScope } from "./scope.ts";

const t = await testDatabase();
const asOf = "2026-01-01";
const year = periodOf("2025-01-01", asOf);
const context = { timeZone: "UTC", definitions: defaultDefinitions };
const [core, addon] = [1, 2];
let admin: Caller;
const as = (verb = "test") => ({ context: { caller: admin }, path: ["metrics", verb] });

async function line(account: number, product: number, from: string, to: string | null, dollars: number) {
  await t.admin(
    `with s as (insert into subscription (account_id, product_id, starts_on, ends_on, quantity) values ($1, $2, $3, $4, 1) returning account_id, id)
     insert into finance.subscription_price (account_id, subscription_id, mrr_minor, currency) select account_id, id, $5, 'USD' from s`,
    [account, product, from, to, dollars * 100],
  );
}

/** Everything that is derived, and the figures made of it. */
async function state() {
  const read = async (metric: typeof grr) => {
    const { value, numerator, denominator, n } = await readValue(metric, year, {}, context, financeSystemDb);
    return { value, numerator, denominator, n };
  };
  return {
    accounts: await t.admin("select id, paying, churned_on::text from account order by id"),
    periods: await t.admin(
      "select account_id, starts_on::text, ends_on::text from active_period order by account_id, starts_on",
    ),
    movements: await t.admin(
      "select account_id, day::text, kind, amount_minor::int from finance.revenue_movement order by account_id, day, kind",
    ),
    purchases: await t.admin(
      "select account_id, day::text, kind, by_person from purchase order by account_id, day, kind, by_person",
    ),
    grr: await read(grr),
    nrr: await read(nrr),
    retention: await read(retention),
    published: await t.admin(
      `select metric, slice_kind, slice, period_start::text as from, period_end::text as to, value, n
       from published_ratio where metric in ('grr', 'nrr', 'retention') order by 1, 2, 3, 4, 5`,
    ),
  };
}

beforeAll(async () => {
  const { id } = await db.appUser.create({
    data: { name: "Ada", email: "ada@test.example", userRoles: { create: { role: "admin" } } },
  });
  admin = { ...anonymous("test", "10.0.0.9"), kind: "user", userId: id, role: "admin", roles: ["admin"] };
  await ensureDefinitions(asOf);
  await t.admin(
    "insert into product (id, key, name) values (1, 'core', 'Core'), (2, 'search-unlimited', 'Search unlimited')",
  );
  await t.admin(
    "insert into account (id, name, segment) select n, 'Account ' || n, 'SMB' from generate_series(1, 24) n",
  );
  for (let account = 1; account <= 22; account++) await line(account, core, "2024-01-01", null, 100);
  // grows by the add-on alone, shrinks by the add-on alone, lives by the add-on alone, left it for good
  await line(1, addon, "2025-03-01", null, 50);
  await line(2, addon, "2024-01-01", "2025-06-01", 40);
  await line(23, addon, "2024-01-01", null, 60);
  await line(24, addon, "2024-01-01", "2025-09-01", 60);
  await followScope(asOf);
});

describe("METRICS: products in scope", () => {
  it("an add-on that is left out takes its customers and its revenue along; put back, everything is exactly as it was", async () => {
    const before = await state();
    expect(before.grr).toEqual({
      numerator: 22 * 10_000 + 6_000,
      denominator: 22 * 10_000 + 4_000 + 12_000,
      value: 226_000 / 236_000,
      n: 24,
    });
    expect(before.retention).toMatchObject({ numerator: 23, denominator: 24 });
    expect(before.published.filter((row) => row.metric === "grr")).not.toEqual([]);

    await call(metrics.leaveOut, { productId: addon }, as("leaveOut"));
    await followScope(asOf);
    const without = await state();
    expect(without.grr).toEqual({ numerator: 220_000, denominator: 220_000, value: 1, n: 22 });
    expect(without.nrr.value).toBe(1);
    expect(without.retention).toMatchObject({ numerator: 22, denominator: 22 });
    expect(without.accounts.slice(22)).toEqual([
      { id: 23, paying: false, churned_on: null },
      { id: 24, paying: false, churned_on: null },
    ]);
    expect(without.periods.map((row) => row.account_id)).toEqual(Array.from({ length: 22 }, (_, n) => n + 1));
    expect(without.movements.every((row) => row.kind === "new" && row.amount_minor === 10_000)).toBe(true);

    await call(metrics.takeIn, { productId: addon }, as("takeIn"));
    await followScope(asOf);
    expect(await state()).toEqual(before);
  }, 120_000);

  it("the accounts that count no longer differ between what the switch says first and what it does", async () => {
    expect(await call(metrics.scopeEffect, { productId: addon }, as())).toEqual({ holding: 2, alone: 1 });
    expect(await call(metrics.scopeEffect, { productId: core }, as())).toEqual({ holding: 22, alone: 21 });
    await expect(call(metrics.scopeEffect, { productId: 99 }, as())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("a change exists with its job and its progress, is in the log with its direction, and the same again is none", async () => {
    const waiting = () =>
      t.admin<{ n: number }>(
        "select count(*)::int as n from pgboss.job where name = 'metrics.rescope' and state = 'created'",
      );
    expect(await call(metrics.leaveOut, { productId: addon }, as("leaveOut"))).toEqual({
      productId: addon,
      changed: true,
    });
    expect(await waiting()).toEqual([{ n: 1 }]);
    expect(await call(metrics.rescope, {}, as())).toMatchObject({ state: "waiting", done: 0, total: 3 });
    expect(await call(metrics.leaveOut, { productId: addon }, as("leaveOut"))).toEqual({
      productId: addon,
      changed: false,
    });
    await followScope(asOf);
    expect(await call(metrics.rescope, {}, as())).toMatchObject({ state: "done", done: 3, total: 3 });
    expect(
      await t.admin("select name from pgboss.job where name = 'health.backfill' and state = 'created'"),
    ).toHaveLength(1);
    const log = await db.auditLog.findMany({ where: { subject: `productId:${addon}` }, orderBy: { id: "asc" } });
    expect(log.map((entry) => [entry.door, entry.userId, entry.outcome])).toEqual(
      ["leaveOut", "takeIn", "leaveOut", "leaveOut"].map((verb) => [`metrics.${verb}`, admin.userId, "done"]),
    );
    await call(metrics.takeIn, { productId: addon }, as("takeIn"));
    await followScope(asOf);
  }, 120_000);

  it("a run that was stopped half-way is done again from its beginning", async () => {
    await call(metrics.leaveOut, { productId: addon }, as("leaveOut"));
    await db.backfill.updateMany({ where: { kind: "scope", state: "waiting" }, data: { state: "running", done: 2 } });
    await followScope(asOf);
    expect(await call(metrics.rescope, {}, as())).toMatchObject({ state: "done", done: 3 });
    await call(metrics.takeIn, { productId: addon }, as("takeIn"));
    await followScope(asOf);
  }, 120_000);

  it("deriving twice at the same time as the switch gives one answer", async () => {
    const before = await state();
    await Promise.all([derive(asOf), derive(asOf)]);
    expect(await state()).toEqual(before);
  }, 60_000);
});

describe("the list of products", () => {
  const keys = async (asked: Partial<ProductsInput>) =>
    (await call(metrics.products, asked, as())).rows.map(({ key }) => key);

  it("is searched, filtered, sorted and paged by the database", async () => {
    await db.product.createMany({
      data: [
        { id: 3, key: "meetings", name: "Meetings", inScope: false },
        { id: 4, key: "a_b", name: "100 %" },
      ],
    });
    expect(await keys({})).toEqual(["a_b", "core", "meetings", "search-unlimited"]);
    expect(await keys({ search: "UNLIM" })).toEqual(["search-unlimited"]);
    expect(await keys({ search: "_" })).toEqual(["a_b"]);
    expect(await keys({ search: "%" })).toEqual(["a_b"]);
    expect(await keys({ scope: "out" })).toEqual(["meetings"]);
    expect(await keys({ sort: "accounts", dir: "desc" })).toEqual(["core", "search-unlimited", "a_b", "meetings"]);
    expect(await keys({ sort: "key", dir: "desc", page: 2, pageSize: 2 })).toEqual(["core", "a_b"]);
    expect(await call(metrics.products, { search: "search" }, as())).toMatchObject({
      total: 1,
      rows: [{ subscriptions: 4, accounts: 4, inScope: true }],
    });
  });
});
