import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db, pools } from "#lib/db.ts";
import { finance } from "#lib/finance/procedures.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { value } from "./procedures.ts";

const { admin } = await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
const as = (caller: Caller) => ({ context: { caller }, path: ["value", "test"] });
const mine = () => as(world.callers.csm);

beforeAll(async () => {
  world = await makeCallers();
});

async function add(more: object = {}) {
  const input = { accountId: world.accounts.own, name: "More seats", kind: "expansion" as const, ...more };
  return (await call(value.addDeal, input, mine())).id;
}
const listed = async (id: number) =>
  (await call(value.deals, { accountId: world.accounts.own }, mine())).find((deal) => deal.id === id);

describe("F4: deals and opportunities by hand", () => {
  test("one is added, changed, won, opened again and lost", async () => {
    const id = await add({ stage: "Talks", closesOn: "2099-01-01" });
    const opened = { name: "More seats", kind: "expansion", stage: "Talks", state: "open", closesOn: "2099-01-01" };
    expect(await listed(id)).toMatchObject({ ...opened, openedOn: today(), closedOn: null, imported: false });
    const { accounts } = world;
    const change = (more: object) =>
      call(
        value.changeDeal,
        { accountId: accounts.own, dealId: id, name: "200 seats", kind: "expansion", state: "open", ...more } as const,
        mine(),
      );
    await change({ state: "won" });
    expect(await listed(id)).toMatchObject({ name: "200 seats", state: "won", closedOn: today(), stage: null });
    await change({});
    expect(await listed(id)).toMatchObject({ state: "open", closedOn: null });
    await change({ state: "lost" });
    expect(await listed(id)).toMatchObject({ state: "lost", closedOn: today() });
    await expect(change({ state: "won", closedOn: "2098-02-03" })).rejects.toThrow(/on a day to come/);
    await expect(add({ openedOn: "2098-02-03" })).rejects.toThrow(/on a day to come/);
    await expect(change({ state: "won", closedOn: "2001-01-01" })).rejects.toThrow(/close before it opened/);
    await expect(change({ dealId: 999_999 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a deal of another account cannot be reached through one's own", async () => {
    const deal = await db.deal.create({ data: { accountId: world.accounts.other, name: "Theirs" } });
    const input = { accountId: world.accounts.own, dealId: deal.id, name: "Mine", kind: "new", state: "won" } as const;
    await expect(call(value.changeDeal, input, mine())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await db.deal.findFirstOrThrow({ where: { id: deal.id } })).name).toBe("Theirs");
  });

  test("open ones come first, by the day they are to close", async () => {
    await db.deal.deleteMany({ where: { accountId: world.accounts.own } });
    const won = await add({ name: "Won", closesOn: "2097-01-01" });
    await admin("update deal set won = true, closed_on = '2097-01-01' where id = $1", [won]);
    await add({ name: "Later", closesOn: "2099-06-01" });
    await add({ name: "Some day" });
    await add({ name: "Soon", closesOn: "2099-02-01" });
    const names = (await call(value.deals, { accountId: world.accounts.own }, mine())).map((deal) => deal.name);
    expect(names).toEqual(["Soon", "Later", "Some day", "Won"]);
  });

  test("each change is in the audit log, without a word of what was typed (C6, N4)", async () => {
    const id = await add({ name: "Very secret" });
    const [entry] = await admin<{ door: string; outcome: string; text: string }>(
      "select door, outcome, a::text as text from audit_log a order by id desc limit 1",
    );
    expect(entry).toMatchObject({ door: "value.test", outcome: "done" });
    expect(entry?.text).not.toContain("secret");
    expect(await listed(id)).toBeDefined();
  });
});

describe("N4: what a deal is worth", () => {
  const worth = (caller: Caller, accountId: number, dealId: number, minor: number | null) =>
    call(
      finance.setDealAmount,
      { accountId, dealId, amount: minor === null ? null : { minor, currency: "EUR" } },
      as(caller),
    );
  const amounts = () => admin("select amount_minor::int as minor, currency from finance.deal_amount");

  test("is entered with a grant only, each time in the access log, and taken away again", async () => {
    const { callers, accounts, ids } = world;
    const id = await add({ name: "Priced" });
    await expect(worth(callers.csm, accounts.own, id, 5)).rejects.toThrow(/grant/);
    expect(await amounts()).toEqual([]);
    await db.moneyGrant.create({ data: { userId: ids.csm, givenBy: ids.admin, reason: "renewal", scope: "book" } });
    await worth(callers.csm, accounts.own, id, 120_050);
    expect(await amounts()).toEqual([{ minor: 120_050, currency: "EUR" }]);
    await worth(callers.csm, accounts.own, id, 99);
    expect(await amounts()).toEqual([{ minor: 99, currency: "EUR" }]);
    const seen = await call(finance.account, { accountId: accounts.own }, mine());
    expect(seen.deals.find((deal) => deal.name === "Priced")?.amount).toEqual({ minor: 99, currency: "EUR" });
    expect(seen.deals.find((deal) => deal.name === "Soon")?.amount).toBeNull();
    await worth(callers.csm, accounts.own, id, null);
    expect(await amounts()).toEqual([]);
    const log = await admin("select door, count(*)::int as n from finance.access_log group by door order by door");
    expect(log).toEqual([
      { door: "finance.account", n: 1 },
      { door: "finance.setDealAmount", n: 3 },
    ]);
    await expect(worth(callers.csm, accounts.own, 999_999, 5)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the role behind it changes no other amount, and no deal", async () => {
    await expect(pools.finance.query("update finance.subscription_price set mrr_minor = 0")).rejects.toThrow(
      /permission denied/,
    );
    await expect(pools.finance.query("update deal set name = 'x'")).rejects.toThrow(/permission denied/);
    await expect(pools.app.query("insert into finance.deal_amount values (1, 1, 1, 'EUR')")).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe("F4: goals", () => {
  test("what was agreed on changes; the measured result stays", async () => {
    const accountId = world.accounts.own;
    const { id } = await call(value.addGoal, { accountId, title: "Faster close", baseline: 10, target: 4 }, mine());
    await call(value.measureGoal, { accountId, goalId: id, current: 6, reached: false }, mine());
    const agreed = { title: "Close in a day", unit: "days", baseline: 9, target: 1, dueOn: "2099-01-01" };
    await call(value.changeGoal, { accountId, goalId: id, ...agreed }, mine());
    const [goal] = await call(value.goals, { accountId }, mine());
    expect(goal).toMatchObject({ ...agreed, current: 6, reachedOn: null });
    await expect(call(value.changeGoal, { accountId, goalId: 999_999, title: "None" }, mine())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
