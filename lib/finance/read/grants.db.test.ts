import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller, type Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { finance } from "../procedures.ts";
import type { GrantsInput } from "../schema/grants.ts";

await testDatabase();
const day = (text: string) => new Date(`${text}T00:00:00Z`);
let world: Record<"admin" | "manager" | "ines" | "mina", Caller & { userId: number }>;

beforeAll(async () => {
  const [north, south] = [
    await db.team.create({ data: { name: "North" } }),
    await db.team.create({ data: { name: "South" } }),
  ];
  const person = async (name: string, role: Role, teamIds: number[]) => {
    const { id } = await db.appUser.create({
      data: {
        name,
        email: `${name.toLowerCase()}@test.example`,
        userRoles: { create: { role } },
        teamMembers: { create: teamIds.map((teamId) => ({ teamId })) },
      },
    });
    return { ...anonymous("test", "10.3.0.2"), kind: "user" as const, userId: id, role, roles: [role], teamIds };
  };
  world = {
    admin: await person("Ada", "admin", []),
    manager: await person("Tomas", "manager", [north.id]),
    ines: await person("Ines", "csm", [north.id]),
    mina: await person("Mina", "csm", [south.id]),
  };
  const acme = await db.account.create({ data: { name: "Acme" } });
  const { admin, manager, ines, mina } = world;
  const grants = [
    { userId: ines.userId, givenBy: manager.userId, scope: "book", reason: "Renewals", startsAt: day("2026-01-01") },
    {
      userId: ines.userId,
      givenBy: admin.userId,
      scope: "whole",
      reason: "Audit",
      startsAt: day("2026-01-02"),
      revokedAt: day("2026-01-03"),
    },
    {
      userId: mina.userId,
      givenBy: admin.userId,
      scope: "accounts",
      reason: "One deal",
      startsAt: day("2026-01-04"),
      endsAt: day("2999-01-01"),
      moneyGrantAccounts: { create: { accountId: acme.id } },
    },
    {
      userId: mina.userId,
      givenBy: admin.userId,
      scope: "book",
      reason: "50% off",
      startsAt: day("2026-01-05"),
      endsAt: day("2026-01-06"),
    },
  ];
  for (const data of grants) await db.moneyGrant.create({ data });
});

describe("the list of grants (N4)", () => {
  const ask = (caller: Caller, asked: Partial<GrantsInput> = {}) =>
    call(finance.grants, asked, { context: { caller }, path: ["finance", "grants"] });
  const reasons = async (caller: Caller, asked: Partial<GrantsInput> = {}) =>
    (await ask(caller, asked)).rows.map(({ reason }) => reason);

  it("begins with those in force, the newest first, whatever their number", async () => {
    expect(await reasons(world.admin)).toEqual(["One deal", "Renewals", "50% off", "Audit"]);
  });

  it("no search, filter or page shows a manager a grant of another team", async () => {
    expect(await reasons(world.manager)).toEqual(["Renewals", "Audit"]);
    expect(await ask(world.manager, { search: "Mina" })).toEqual({ rows: [], total: 0 });
    expect(await ask(world.manager, { search: "Acme" })).toEqual({ rows: [], total: 0 });
    expect((await ask(world.manager, { page: 2, pageSize: 1 })).rows.map(({ reason }) => reason)).toEqual(["Audit"]);
  });

  it("is searched by person, giver, account and reason; signs of a pattern are letters", async () => {
    expect(await reasons(world.admin, { search: "mina" })).toEqual(["One deal", "50% off"]);
    expect(await reasons(world.admin, { search: "tomas" })).toEqual(["Renewals"]);
    expect(await reasons(world.admin, { search: "acme" })).toEqual(["One deal"]);
    expect(await reasons(world.admin, { search: "%" })).toEqual(["50% off"]);
  });

  it("is filtered by state and reach", async () => {
    expect(await reasons(world.admin, { state: "active" })).toEqual(["One deal", "Renewals"]);
    expect(await reasons(world.admin, { state: "ended" })).toEqual(["50% off"]);
    expect(await reasons(world.admin, { state: "revoked" })).toEqual(["Audit"]);
    expect(await reasons(world.admin, { scope: "book", state: "active" })).toEqual(["Renewals"]);
  });

  it("is sorted both ways and paged with its total", async () => {
    expect(await reasons(world.admin, { sort: "person" })).toEqual(["Audit", "Renewals", "50% off", "One deal"]);
    expect(await reasons(world.admin, { sort: "given", dir: "desc" })).toEqual([
      "50% off",
      "One deal",
      "Audit",
      "Renewals",
    ]);
    expect(await reasons(world.admin, { sort: "ends", dir: "desc" })).toEqual([
      "One deal",
      "50% off",
      "Audit",
      "Renewals",
    ]);
    expect((await ask(world.admin, { pageSize: 1, page: 3 })).total).toBe(4);
  });

  it("one's own are one's own", async () => {
    const mine = await call(finance.myGrants, {}, { context: { caller: world.ines }, path: ["finance", "myGrants"] });
    expect([mine.rows.map(({ reason }) => reason), mine.total]).toEqual([["Renewals", "Audit"], 2]);
  });
});
