import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { accounts } from "#lib/accounts/procedures.ts";
import type { Caller } from "#lib/caller.ts";
import { finance } from "#lib/finance/procedures.ts";
import { testDatabase } from "#lib/test-database.ts";
import { as, code, grant, logged, type MoneyWorld, makeMoneyWorld, revokeAll } from "#lib/test-money.ts";
import { audit } from "./procedures.ts";

const t = await testDatabase();
let world: MoneyWorld;
const list = async (caller: Caller, more: object = {}) => (await call(audit.list, more, as(caller))).rows;

beforeAll(async () => {
  world = await makeMoneyWorld(t);
  const edit = (caller: Caller, accountId: number, tier: string) =>
    call(accounts.edit, { accountId, tier }, as({ ...caller, requestId: `${caller.userId}-${tier}` }));
  await edit(world.csm, world.accountId, "A");
  await edit(world.csm, world.accountId, "B");
  await edit(world.southCsm, world.otherId, "C");
  await code(edit(world.csm, world.otherId, "X"));
});

describe("who sees what of the log (SPEC, who sees what)", () => {
  const whose = async (caller: Caller) =>
    [...new Set((await list(caller, { size: 200 })).map(({ person }) => person))].sort();

  it("an admin all, a manager own teams', everybody else their own", async () => {
    expect(await whose(world.admin)).toEqual(expect.arrayContaining(["Ines", "Mina", null]));
    expect(await whose(world.manager)).toEqual(["Ines"]);
    expect(await whose(world.csm)).toEqual(["Ines"]);
    expect(await whose(world.southCsm)).toEqual(["Mina"]);
    expect(await whose(world.specialist)).toEqual([]);
  });

  it("an entry is opened by those alone who see it in the list", async () => {
    const [entry] = await list(world.csm, { kind: "change" });
    const asked = { kind: "change" as const, id: entry?.id ?? "" };
    for (const caller of [world.csm, world.manager, world.admin])
      expect(await code(call(audit.open, asked, as(caller)))).toBe("done");
    for (const caller of [world.southCsm, world.specialist])
      expect(await code(call(audit.open, asked, as(caller)))).toBe("NOT_FOUND");
  });
});

describe("the list", () => {
  it("opens an action into the rows it changed, before and after", async () => {
    const [refused, done] = await list(world.csm, { kind: "door" });
    expect(refused).toMatchObject({ outcome: "forbidden" });
    const opened = await call(audit.open, { kind: "door", id: done?.id ?? "" }, as(world.csm));
    expect(opened.changes).toMatchObject([
      { table: "account", before: { tier: "A" }, after: { tier: "B" }, money: "none" },
    ]);
  });

  it.each<[string, object, number]>([
    ["kind", { kind: "change" }, 2],
    ["outcome", { outcome: "refused" }, 1],
    ["table", { table: "account" }, 2],
    ["another table", { table: "team" }, 0],
    ["role", { role: "csm" }, 5],
    ["another role", { role: "admin" }, 0],
    ["a day", { from: "2020-01-01", to: "2020-01-02" }, 0],
    ["what was typed", { search: "acm", kind: "change" }, 2],
    ["what no name has", { search: "%" }, 0],
  ])("is narrowed by %s", async (_, filter, rows) => {
    expect(await list(world.csm, filter)).toHaveLength(rows);
  });

  it("is walked page by page, each entry once, and exported whole in either form", async () => {
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: { rows: { kind: string; id: string }[]; next: string | null } = await call(
        audit.list,
        { size: 3, after },
        as(world.admin),
      );
      ids.push(...page.rows.map(({ kind, id }) => `${kind} ${id}`));
      after = page.next;
      if (after === null) break;
    }
    const all = (await list(world.admin, { size: 200 })).map(({ kind, id }) => `${kind} ${id}`);
    expect(ids).toEqual(all);
    const csv = await call(audit.export, {}, as(world.admin));
    expect([csv.rows, csv.text.trim().split("\r\n").length, csv.next]).toEqual([all.length, all.length + 1, null]);
    const lines = (await call(audit.export, { format: "jsonl", kind: "change" }, as(world.csm))).text
      .trim()
      .split("\n");
    expect(lines.map((line) => JSON.parse(line).after)).toEqual([{ tier: "B" }, { tier: "A" }]);
  });
});

describe("amounts in the log (N4)", () => {
  it("are hidden without a grant, and shown and logged with one; never exported", async () => {
    await grant(world.admin, world.csm.userId);
    const [deal] = await t.admin<{ id: number }>("select id::int from deal where account_id = $1", [world.accountId]);
    const amount = { minor: 77_315_904, currency: "EUR" };
    await call(finance.setDealAmount, { accountId: world.accountId, dealId: Number(deal?.id), amount }, as(world.csm));
    const [entry] = await list(world.csm, { table: "finance.deal_amount" });
    const open = () => call(audit.open, { kind: "change", id: entry?.id ?? "" }, as(world.csm));
    const before = (await logged()) ?? 0;
    expect((await open()).changes).toMatchObject([{ money: "shown", after: { amount_minor: 77_315_904 } }]);
    expect(await logged()).toBe(before + 1);
    await revokeAll();
    expect((await open()).changes).toMatchObject([{ money: "hidden", before: null, after: null }]);
    const { text } = await call(audit.export, {}, as(world.admin));
    expect(text).not.toContain("77315904");
  });
});
