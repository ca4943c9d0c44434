import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { people } from "#lib/people/procedures.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";

await testDatabase();
let world: Awaited<ReturnType<typeof makeCallers>>;
const find = async (input: Parameters<typeof asCsm>[0]) => (await asCsm(input)).rows.map(({ name }) => name);
const asCsm = (input: { search?: string; roles?: ("csm" | "manager")[]; teamIds?: number[]; without?: number }) =>
  call(people.find, input, { context: { caller: world.callers.csm }, path: ["test"] });

beforeAll(async () => {
  world = await makeCallers();
  await db.appUser.createMany({
    data: Array.from({ length: 300 }, (_, i) => ({
      name: `Person ${String(i).padStart(3, "0")}`,
      email: `person-${i}@many.example`,
      status: i === 299 ? "deactivated" : "active",
    })),
  });
});

describe("choosing one of many people", () => {
  test("the database searches: a person past the first two hundred is found by name or e-mail, the deactivated is not", async () => {
    expect(await asCsm({})).toMatchObject({ total: 305, rows: { length: 20 } });
    expect(await find({ search: "son 287" })).toEqual(["Person 287"]);
    expect(await find({ search: "PERSON-287@" })).toEqual(["Person 287"]);
    expect(await find({ search: "person 299" })).toEqual([]);
    expect(await find({ search: "%" })).toEqual([]);
  });

  test("only those of the roles and teams that may be chosen, and never oneself", async () => {
    expect(await find({ roles: ["csm", "manager"] })).toEqual(["csm", "manager", "stranger"]);
    const own = await db.team.findFirstOrThrow({ where: { name: "Own" } });
    expect(await find({ roles: ["csm", "manager"], teamIds: [own.id] })).toEqual(["csm", "manager"]);
    expect(await find({ roles: ["csm", "manager"], teamIds: [own.id], without: world.ids.csm })).toEqual(["manager"]);
    expect(await find({ teamIds: [] })).toEqual([]);
  });

  test("no e-mail leaves by this door", async () => {
    expect(JSON.stringify(await asCsm({ search: "person 1" }))).not.toContain("@");
  });
});
