import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "#lib/caller.ts";
import { db, financeDb } from "#lib/db.ts";
import { finance } from "#lib/finance/procedures.ts";
import { testDatabase } from "#lib/test-database.ts";
import { as, code, grant, logged, type MoneyWorld, makeMoneyWorld, revokeAll } from "#lib/test-money.ts";

const database = await testDatabase();

let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(database);
});

const money = (caller: Caller, accountId: number) => call(finance.account, { accountId }, as(caller));

describe("who gives a grant (N4)", () => {
  it("nobody to themselves, in the door and in the database", async () => {
    const { admin, manager } = world;
    expect(await code(grant(admin, admin.userId))).toBe("FORBIDDEN");
    expect(await code(grant(manager, manager.userId))).toBe("FORBIDDEN");
    const past = db.moneyGrant.create({
      data: { userId: admin.userId, givenBy: admin.userId, scope: "whole", reason: "none" },
    });
    await expect(past).rejects.toThrow(/money_grant_not_to_oneself/);
  });

  it("a manager only to people of their own teams, an admin to everyone", async () => {
    const { admin, manager, csm, southCsm } = world;
    expect(await code(grant(manager, southCsm.userId))).toBe("FORBIDDEN");
    expect(await code(grant(manager, csm.userId))).toBe("done");
    const { grantId } = await grant(admin, southCsm.userId);
    expect((await call(finance.grants, {}, as(manager))).rows.map(({ person }) => person)).toEqual(["Ines"]);
    expect((await call(finance.grants, {}, as(admin))).total).toBe(2);
    expect((await call(finance.myGrants, {}, as(csm))).rows.map(({ givenBy, live }) => [givenBy, live])).toEqual([
      ["Tomas", true],
    ]);
    expect(await call(finance.myGrants, {}, as(manager))).toEqual({ rows: [], total: 0 });
    expect(await code(call(finance.revokeGrant, { grantId }, as(manager)))).toBe("NOT_FOUND");
    expect(await code(call(finance.revokeGrant, { grantId }, as(admin)))).toBe("done");
    await revokeAll();
  });

  it("and the person is told of the grant and of its end [issue 5 §8, §9]", async () => {
    const { manager, csm } = world;
    const { grantId } = await grant(manager, csm.userId);
    await call(finance.revokeGrant, { grantId }, as(manager));
    const told = await db.notification.findMany({ where: { group: `granted:${grantId}` }, orderBy: { id: "asc" } });
    expect(told.map(({ userId, title, href }) => [userId, title, href])).toEqual([
      [csm.userId, `${manager.name} gave you access to money`, "/money"],
      [csm.userId, `${manager.name} ended your access to money`, "/money"],
    ]);
  });

  it("nobody else", async () => {
    for (const caller of [world.csm, world.specialist]) {
      expect(await code(grant(caller, world.southCsm.userId))).toBe("FORBIDDEN");
    }
  });

  it("with a reason, accounts that exist and an end in the future", async () => {
    const { admin, csm, accountId } = world;
    const wrong = [
      [{ reason: "  " }, "BAD_REQUEST"],
      [{ scope: "accounts" }, "UNPROCESSABLE_CONTENT"],
      [{ scope: "accounts", accountIds: [accountId, 2_000_000_000] }, "UNPROCESSABLE_CONTENT"],
      [{ endsAt: new Date(Date.now() - 1000) }, "UNPROCESSABLE_CONTENT"],
    ] as const;
    for (const [more, answer] of wrong) expect(await code(grant(admin, csm.userId, more))).toBe(answer);
    expect(await code(grant(admin, 2_000_000_000))).toBe("NOT_FOUND");
  });
});

describe("what a grant shows (N4)", () => {
  it("nothing without one, and the sentence says who can give it", async () => {
    await expect(money(world.csm, world.accountId)).rejects.toThrow(/manager of your team or an admin/);
    await expect(money(world.admin, world.accountId)).rejects.toThrow(/need a grant/);
    expect(await code(money(world.manager, world.accountId))).toBe("FORBIDDEN");
  });

  it("the amounts with one, until it is revoked", async () => {
    const { admin, csm, accountId } = world;
    const { grantId } = await grant(admin, csm.userId);
    const seen = await money(csm, accountId);
    expect(seen.recurring).toEqual([{ minor: 1_234_567, currency: "EUR" }]);
    expect(seen.subscriptions).toMatchObject([{ product: "Pro", monthly: { minor: 1_234_567, currency: "EUR" } }]);
    expect(seen.movements).toMatchObject([{ day: "2026-02-01", kind: "contraction", amount: { minor: -4200 } }]);
    expect(seen.deals).toMatchObject([{ name: "Seats", amount: { minor: 99_900, currency: "USD" } }]);
    await call(finance.revokeGrant, { grantId }, as(admin));
    expect(await code(money(csm, accountId))).toBe("FORBIDDEN");
  });

  it("says without reading, and without a log entry, whether there is one", async () => {
    const { admin, csm, accountId, otherId } = world;
    const before = await logged();
    const ask = (id: number) => call(finance.mayRead, { accountId: id }, as(csm));
    expect((await ask(accountId)).sentence).toMatch(/need a grant/);
    await grant(admin, csm.userId, { scope: "accounts", accountIds: [accountId] });
    expect([(await ask(accountId)).granted, (await ask(otherId)).granted]).toEqual([true, false]);
    expect(await logged()).toBe(before);
    await revokeAll();
  });

  it("until it ends", async () => {
    const { admin, csm, accountId } = world;
    const { grantId } = await grant(admin, csm.userId, { endsAt: new Date(Date.now() + 60_000) });
    expect(await code(money(csm, accountId))).toBe("done");
    await db.moneyGrant.update({ where: { id: grantId }, data: { endsAt: new Date(Date.now() - 1) } });
    expect(await code(money(csm, accountId))).toBe("FORBIDDEN");
  });

  it("one's book while it is one's book: it ends with the reassignment", async () => {
    const { admin, csm, southCsm, accountId, otherId } = world;
    await grant(admin, csm.userId, { scope: "book" });
    expect([await code(money(csm, accountId)), await code(money(csm, otherId))]).toEqual(["done", "FORBIDDEN"]);
    await db.account.update({ where: { id: accountId }, data: { ownerId: southCsm.userId } });
    expect(await code(money(csm, accountId))).toBe("FORBIDDEN");
    await db.account.update({ where: { id: accountId }, data: { ownerId: csm.userId } });
    await revokeAll();
  });

  it("the chosen accounts and no others", async () => {
    const { admin, csm, accountId, otherId } = world;
    await grant(admin, csm.userId, { scope: "accounts", accountIds: [otherId, otherId] });
    expect([await code(money(csm, accountId)), await code(money(csm, otherId))]).toEqual(["FORBIDDEN", "done"]);
    await revokeAll();
  });

  it("nothing to a specialist, whatever was granted", async () => {
    await grant(world.admin, world.specialist.userId);
    expect(await code(money(world.specialist, world.accountId))).toBe("FORBIDDEN");
    await revokeAll();
  });
});

describe("the access log (N4: each read is logged)", () => {
  it("has a row for each read, with who, which grant and which account, and none for a refusal", async () => {
    const { admin, csm, accountId } = world;
    const before = (await logged()) ?? 0;
    expect(await code(money(csm, accountId))).toBe("FORBIDDEN");
    expect(await logged()).toBe(before);
    await grant(admin, csm.userId);
    await money(csm, accountId);
    expect(await logged()).toBe(before + 1);
    const [newest] = await call(finance.access, {}, as(admin));
    expect(newest).toMatchObject({ person: "Ines", door: "finance.account", subject: "Acme" });
    const found = async (search: string) => (await call(finance.access, { search }, as(admin))).length;
    expect(await found("acm")).toBeGreaterThan(0);
    expect([await found("ines"), await found("%")]).toEqual([before + 1, 0]);
    const ofAcme = await call(finance.access, { search: "acme" }, as(admin));
    expect(new Set(ofAcme.map(({ subject }) => subject))).toEqual(new Set(["Acme"]));
    expect((await call(finance.access, {}, as(csm))).length).toBe(before + 1);
    expect(await call(finance.access, {}, as(world.manager))).toEqual([]);
    expect(await code(call(finance.access, {}, as(world.specialist)))).toBe("FORBIDDEN");
  });

  it("is written in the same transaction: no log, no amounts", async () => {
    const { csm, accountId } = world;
    expect(await code(money(csm, accountId))).toBe("done");
    const before = await logged();
    await database.admin(
      "alter table finance.access_log add constraint closed check (door <> 'finance.account') not valid",
    );
    expect(await code(money(csm, accountId))).toBe("INTERNAL_SERVER_ERROR");
    await database.admin("alter table finance.access_log drop constraint closed");
    await database.admin("alter table finance.subscription_price rename to hidden_price");
    expect(await code(money(csm, accountId))).toBe("INTERNAL_SERVER_ERROR");
    await database.admin("alter table finance.hidden_price rename to subscription_price");
    expect(await logged()).toBe(before);
    await revokeAll();
  });

  it("only grows", async () => {
    await expect(financeDb.$executeRaw`update finance.access_log set subject = 'account:0'`).rejects.toThrow();
    await expect(financeDb.$executeRaw`delete from finance.access_log`).rejects.toThrow();
  });
});
