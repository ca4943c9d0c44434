import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { db, financeDb } from "#lib/db.ts";
import { finance } from "#lib/finance/procedures.ts";
import { metrics } from "#lib/metrics/procedures.ts";
import { testDatabase } from "#lib/test-database.ts";
import { as, code, grant, logged, type MoneyWorld, makeMoneyWorld, revokeAll } from "#lib/test-money.ts";

const database = await testDatabase();
let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(database);
});

const netRows = (caller: Caller, more: object = {}) => call(metrics.rows, { key: "nrr", ...more }, as(caller));

describe("what a grant shows of the rows of a figure made of money (N4, X5)", () => {
  const names = async (caller: Caller, more: object = {}) =>
    (await netRows(caller, more)).rows.map((row) => row.account);

  it("none without one, and the page is told so without a read", async () => {
    const before = await logged();
    for (const caller of [world.csm, world.manager, world.admin]) {
      await expect(netRows(caller)).rejects.toThrow(/need a grant/);
      await expect(call(metrics.exportRows, { key: "grr" }, as(caller))).rejects.toThrow(/need a grant/);
      expect(await call(metrics.get, { key: "nrr" }, as(caller))).toMatchObject({ rowsOpen: false, counts: null });
    }
    expect(await logged()).toBe(before);
  });

  it("the accounts it reaches and no others, their sums too", async () => {
    const { admin, csm, southCsm, accountId, otherId } = world;
    await grant(admin, csm.userId, { scope: "accounts", accountIds: [otherId] });
    expect(await names(csm)).toEqual(["Globex"]);
    await revokeAll();
    await grant(admin, csm.userId, { scope: "book" });
    expect(await names(csm)).toEqual(["Acme"]);
    const { money: sums, total } = await netRows(csm);
    expect({ total, sums }).toMatchObject({ total: 1, sums: { whole: false, sums: { out: { rows: 1 } } } });
    await db.account.update({ where: { id: accountId }, data: { ownerId: southCsm.userId } });
    expect(await names(csm)).toEqual([]);
    await db.account.update({ where: { id: accountId }, data: { ownerId: csm.userId } });
    await grant(admin, csm.userId);
    expect((await names(csm)).sort()).toEqual(["Acme", "Globex"]);
    expect((await netRows(csm)).money).toMatchObject({ whole: true, currency: "USD" });
    expect(await call(metrics.get, { key: "nrr" }, as(csm))).toMatchObject({ rowsOpen: true, counts: null });
    await revokeAll();
    expect(await code(netRows(csm))).toBe("FORBIDDEN");
  });

  it("with one entry in the log that names every account shown, and finds by each", async () => {
    const { admin, csm, accountId, otherId } = world;
    const { grantId } = await grant(admin, csm.userId);
    const before = (await logged()) ?? 0;
    await netRows(csm);
    await call(metrics.exportRows, { key: "nrr" }, as(csm));
    expect(await logged()).toBe(before + 2);
    const [entry] = await financeDb.accessLog.findMany({ orderBy: { id: "desc" }, take: 1 });
    expect(entry).toMatchObject({ userId: csm.userId, grantId, door: "metrics.rows" });
    expect(entry?.accountIds.toSorted((a, b) => a - b)).toEqual([accountId, otherId]);
    const [found] = await call(finance.access, { search: "globex" }, as(admin));
    expect(found).toMatchObject({ person: "Ines", subject: "Net revenue retention", accounts: 2 });
  });

  it("or not at all when the log cannot be written", async () => {
    await database.admin("alter table finance.access_log add constraint shut check (door <> 'metrics.rows') not valid");
    expect(await code(netRows(world.csm))).toBe("INTERNAL_SERVER_ERROR");
    await database.admin("alter table finance.access_log drop constraint shut");
    expect(await code(netRows(world.csm))).toBe("done");
    await revokeAll();
  });

  it("nothing to a specialist, whatever was granted", async () => {
    await grant(world.admin, world.specialist.userId);
    expect(await code(netRows(world.specialist))).toBe("FORBIDDEN");
    await revokeAll();
  });
});

describe("what accounts pay a month, for those that change band (X1, N4)", () => {
  const recurring = (caller: Caller) =>
    call(finance.recurring, { accountIds: [world.accountId, world.otherId] }, as(caller));

  it("only of accounts that a grant reaches, and logged", async () => {
    expect(await code(recurring(world.csm))).toBe("FORBIDDEN");
    await grant(world.admin, world.csm.userId, { scope: "book" });
    const before = (await logged()) ?? 0;
    expect((await recurring(world.csm)).rows).toEqual([
      { accountId: world.accountId, minor: 1_234_567, currency: "EUR" },
    ]);
    expect(await logged()).toBe(before + 1);
    await revokeAll();
  });
});
