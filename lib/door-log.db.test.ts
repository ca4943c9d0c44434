import { call, ORPCError } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { health } from "#lib/health/procedures.ts";
import { testDatabase } from "#lib/test-database.ts";

const t = await testDatabase();
const caller: Caller = { ...anonymous("test", "::1"), kind: "user", userId: 1, role: "manager", roles: ["manager"] };
const context = { context: { caller }, path: ["test"] };

beforeAll(async () => {
  await t.admin("insert into account (id, name) values (1, 'One')");
});

describe("C6: what the database cannot hold is said to the person, not logged as a fault of ours", () => {
  test.each<[string, () => Promise<unknown>]>([
    ["an id of ten digits", () => call(health.run, { runId: 2_147_483_648 }, context)],
    ["an account's id of ten digits", () => call(health.overrides, { accountId: 99_999_999_999 }, context)],
    ["a manager's id of ten digits", () => call(health.moves, { owner: 99_999_999_999 }, context)],
    ["the year 0", () => call(health.ledger, { accountId: 1, day: "0000-01-01" }, context)],
    ["a character without a place in text", () => call(health.moves, { segment: "a\u0000b" }, context)],
    ["the same in a search", () => call(health.allOverrides, { q: "\u0000" }, context)],
  ])("%s", async (_, attempt) => {
    const error = await attempt().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ORPCError);
    expect(error).toMatchObject({ status: 422, message: expect.stringMatching(/beyond what can be kept/) });
  });
});

test("a day in the future is said to be one", async () => {
  const attempt = call(health.ledger, { accountId: 1, day: "9999-12-31" }, context);
  await expect(attempt).rejects.toThrow(/in the future/);
});
