import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { accounts } from "./procedures.ts";

await testDatabase();
const asOf = today();
let world: Awaited<ReturnType<typeof makeCallers>>;
let ids: number[] = [];
const as = (name: "csm" | "manager" | "admin") => ({ context: { caller: world.callers[name] }, path: ["test"] });
const covers = (input = {}, name: "csm" | "manager" | "admin" = "manager") => call(accounts.covers, input, as(name));

beforeAll(async () => {
  world = await makeCallers();
  await db.account.deleteMany({});
  const owned = (name: string, ownerId: number) => ({ name, ownerId });
  const made = await db.account.createManyAndReturn({
    data: [
      ...["Acorn", "Birch", "Cedar"].map((name) => owned(name, world.ids.csm)),
      ...Array.from({ length: 1200 }, (_, i) => owned(`Many ${i}`, world.ids.manager)),
    ],
    select: { id: true },
  });
  ids = made.map(({ id }) => id);
});

describe("F5: covers are seen and ended", () => {
  test("a line says who covers whose accounts until when; those of the past are gone; only who may change them may end it", async () => {
    const accountIds = ids.slice(0, 3);
    await call(accounts.cover, { accountIds, userId: world.ids.manager, untilOn: asOf }, as("csm"));
    expect(await covers()).toMatchObject({
      total: 1,
      rows: [
        {
          name: "manager",
          ownerName: "csm",
          untilOn: asOf,
          accountIds,
          mayEnd: true,
          first: [{ name: "Acorn" }, {}, {}],
        },
      ],
    });
    expect((await covers({}, "admin")).rows.map(({ mayEnd }) => mayEnd)).toEqual([false]);
    await db.accountCover.updateMany({ data: { untilOn: new Date("2020-01-01") } });
    expect(await covers()).toEqual({ rows: [], total: 0 });
    await db.accountCover.updateMany({ data: { untilOn: null } });
    expect(await call(accounts.endCover, { accountIds, userId: world.ids.manager }, as("csm"))).toEqual({ ended: 3 });
    expect((await covers()).total).toBe(0);
  });

  test("the search is by colleague, owner or account; “mine” is what I own or stand in for", async () => {
    const accountIds = [ids[0] as number, ids[3] as number];
    await call(accounts.cover, { accountIds, userId: world.ids.csm, untilOn: null }, as("manager"));
    expect((await covers({ q: "acorn" })).rows).toMatchObject([{ accountIds: [ids[0]] }]);
    expect((await covers({ q: "nobody" })).total).toBe(0);
    expect((await covers({ mine: true }, "csm")).total).toBe(2);
    expect((await covers({ mine: true }, "admin")).total).toBe(0);
    expect((await covers({ pageSize: 1, page: 2 })).rows).toHaveLength(1);
    await db.accountCover.deleteMany({});
  });

  test("nobody is let in who cannot work accounts", async () => {
    const given = { accountIds: [ids[0] as number], userId: world.ids.admin, untilOn: null };
    await expect(call(accounts.cover, given, as("csm"))).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
  });
});

describe("bulk changes reach past the loaded page", () => {
  test("all that match and the caller may change, however many; the others are counted", async () => {
    const found = await call(accounts.matching, {}, as("csm"));
    expect(found).toEqual({ ids: ids.slice(0, 3), notMine: 1200, more: false });
    const many = await call(accounts.matching, { q: "Many" }, as("manager"));
    expect(many.ids).toHaveLength(1200);
    expect(many.notMine).toBe(0);
  });
});
