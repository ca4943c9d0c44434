import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { sorts } from "#lib/accounts/schema.ts";
import { acting } from "#lib/acting.ts";
import { db, financeSystemDb } from "#lib/db.ts";
import type { Door } from "#lib/door.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { ensureDefaultModel } from "#lib/health/write/models.ts";
import { catalog } from "#lib/metrics/catalog/catalog.ts";
import { ensureRules } from "#lib/promises/write/ensure-rules.ts";
import { type CallerName, callerNames, makeCallers, makeEscalations } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { doorInputs } from "#lib/test-door-inputs.ts";
import { everyDoor } from "#lib/test-doors.ts";

await testDatabase();

/** Amounts that occur nowhere else, so that finding their digits means a leak. */
const canaries = { own: 7_731_904_411n, other: 9_173_640_227n };
let world: Awaited<ReturnType<typeof makeCallers>>;
let escalations: Awaited<ReturnType<typeof makeEscalations>>;

async function plant(accountId: number, amount: bigint) {
  await financeSystemDb.$transaction(async (tx) => {
    const subscription = await tx.subscription.create({
      data: { accountId, startsOn: new Date("2026-01-01"), plan: "pro" },
    });
    const price = { accountId, subscriptionId: subscription.id, mrrMinor: amount, currency: "USD" };
    await tx.subscriptionPrice.create({ data: price });
    const day = new Date("2026-01-01");
    await tx.revenueMovement.create({ data: { accountId, day, kind: "new", amountMinor: amount, currency: "USD" } });
    const deal = await tx.deal.create({ data: { accountId, name: "Expansion", stage: "open" } });
    await tx.dealAmount.create({ data: { accountId, dealId: deal.id, amountMinor: amount, currency: "USD" } });
    const bill = { externalId: `I${accountId}`, day, amountMinor: amount, currency: "USD", status: "paid" };
    await tx.invoice.create({ data: { accountId, ...bill } });
    const metric = await tx.customMetric.upsert({
      where: { key: "spend" },
      update: {},
      create: { key: "spend", name: "Spend", isMoney: true },
    });
    await tx.moneyCustomValue.create({
      data: { accountId, metricId: metric.id, day, amountMinor: amount, currency: "USD" },
    });
  });
}

beforeAll(async () => {
  world = await makeCallers();
  escalations = await makeEscalations(world);
  // the first who reads these makes them: it would be an answer that differs
  await Promise.all([ensureDefaultModel(), ensureRules()]);
  await plant(world.accounts.own, canaries.own);
  await plant(world.accounts.other, canaries.other);
  const planted = await db.auditChange.findMany({ where: { money: true } });
  asked["audit.open"] = planted.map(({ id }) => ({ kind: "change", id: String(id) }));
});

const shown = (value: unknown) =>
  JSON.stringify(value, (_, item) => (typeof item === "bigint" ? item.toString() : item)) ?? "";
const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const digits = (amount: bigint) => [
  amount.toString(),
  (Number(amount) / 100).toFixed(2),
  amount.toString().slice(0, -2),
];

/** In every order, both ways, and with the digits of an amount as the search. */
const orders = [
  ...sorts.flatMap((sort) => [{ sort }, { sort, dir: "desc" }]),
  ...Object.values(canaries).map((amount) => ({ q: String(amount).slice(0, 6) })),
];
const madeOfMoney = catalog.filter((one) => one.financial).map(({ key }) => ({ key }));
const asked: Record<string, object[]> = {
  "metrics.get": madeOfMoney,
  "metrics.rows": madeOfMoney,
  "metrics.exportRows": madeOfMoney,
  "accounts.list": orders,
  "accounts.export": orders,
  "accounts.count": orders,
  "accounts.facets": orders,
};

/** What a door answers, errors included; a moment between the question and the answer reads as "now". */
async function answerOf(door: Door, input: object, who: CallerName): Promise<string> {
  const from = new Date().toISOString();
  const answer = await call(door, input, { context: { caller: world.callers[who] }, path: ["test"] }).catch(
    (error: unknown) => ({ error: String(error), data: (error as { data?: unknown }).data }),
  );
  const to = new Date().toISOString();
  return shown(answer).replaceAll(moment, (at) => (at >= from && at <= to ? "now" : at));
}

/** What every reading door is asked: each question once, though it be made of another account that the door does not hear of. */
async function everyQuestion() {
  const questions: { title: string; door: Door; input: object }[] = [];
  for (const { name, door, meta } of everyDoor()) {
    if (meta.effect !== "read") continue;
    const heard = new Set<string>();
    for (const object of ["own", "other", "missing"] as const) {
      const [accountId, escalationId] = [world.accounts[object], escalations[object]];
      const ids = { accountId, accountIds: [accountId], escalationId, escalationIds: [escalationId] };
      for (const more of object === "own" ? (asked[name] ?? [{}]) : [{}]) {
        const input = { ...ids, ...doorInputs[name], ...more };
        const parsed = await door["~orpc"].inputSchema?.safeParseAsync(input);
        const question = shown(parsed?.success ? parsed.data : input);
        if (heard.has(question)) continue;
        heard.add(question);
        questions.push({ title: `${name} ${JSON.stringify(more)} on ${object}`, door, input });
      }
    }
  }
  return questions;
}

/** What every reading door answers to every caller without a grant. */
async function everyAnswer(): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const { title, door, input } of await everyQuestion())
    for (const who of callerNames) answers.set(`${title} as ${who}`, await answerOf(door, input, who));
  return answers;
}

describe("N4, X8: money without a grant", () => {
  it("every money column is planted, and the audit log knows of each", async () => {
    expect(asked["audit.open"]?.length).toBeGreaterThan(5);
    const columns = await financeSystemDb.$queryRaw<{ table: string }[]>`
      select table_name as table from information_schema.columns
      where table_schema = 'finance' and column_name in ('mrr_minor', 'amount_minor')`;
    expect(columns.map(({ table }) => table).sort()).toEqual([
      "deal_amount",
      "invoice",
      "money_custom_value",
      "revenue_movement",
      "subscription_price",
    ]);
  });

  it("is in no answer of any door, and no order, filter or aggregate follows it", async () => {
    const before = await everyAnswer();
    const traces = Object.values(canaries).flatMap(digits);
    expect([...before].filter(([, answer]) => traces.some((trace) => answer.includes(trace)))).toEqual([]);
    // the same book with the amounts exchanged must read exactly the same
    for (const table of [
      "subscription_price",
      "revenue_movement",
      "deal_amount",
      "invoice",
      "money_custom_value",
    ] as const) {
      const column = table === "subscription_price" ? "mrr_minor" : "amount_minor";
      // that an amount changed is in the audit log, as everybody's changes are: it would be an answer that differs
      await acting(
        { bulk: "canaries" },
        () => financeSystemDb.$executeRaw`
        update ${Prisma.raw(`finance.${table} set ${column}`)} = case account_id when ${world.accounts.own} then ${canaries.other}::bigint else ${canaries.own}::bigint end`,
      );
    }
    expect(await everyAnswer()).toEqual(before);
  });

  it("the serving role cannot read the finance schema, whatever the query", async () => {
    for (const table of [
      "subscription_price",
      "revenue_movement",
      "deal_amount",
      "invoice",
      "money_custom_value",
      "import_chunk",
      "import_refused_row",
      "import_before",
    ]) {
      await expect(db.$queryRaw`select * from ${Prisma.raw(`finance.${table}`)} limit 1`).rejects.toThrow(
        /permission denied/,
      );
    }
  });

  it("with a grant the amounts are there, and the read is logged in the same transaction", async () => {
    const { ids, callers, accounts } = world;
    await db.moneyGrant.create({
      data: { userId: ids.csm, givenBy: ids.admin, reason: "renewal talks", scope: "book" },
    });
    const finance = everyDoor().find(({ name }) => name === "finance.account");
    if (!finance) throw new Error("finance.account is gone");
    const ask = (accountId: number) =>
      call(finance.door, { accountId }, { context: { caller: callers.csm }, path: ["test"] });
    const [before] = await financeSystemDb.$queryRaw<
      { n: number }[]
    >`select count(*)::int as n from finance.access_log`;
    expect(shown(await ask(accounts.own))).toMatch(new RegExp(`${canaries.own}|${canaries.other}`));
    await expect(ask(accounts.other)).rejects.toThrow(/grant/);
    const [after] = await financeSystemDb.$queryRaw<{ n: number }[]>`select count(*)::int as n from finance.access_log`;
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(1);
  });
});
