import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accounts } from "#lib/accounts/procedures.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { health } from "../procedures.ts";
import { addDays } from "../rules/day.ts";

const t = await testDatabase();
const asOf = today();
const soon = addDays(asOf, 10);
let world: Awaited<ReturnType<typeof makeCallers>>;
let own = 0;
const as = (name: "csm" | "manager" | "coordinator" | "admin") => ({
  context: { caller: world.callers[name] },
  path: ["test"],
});

type Given = { band?: "healthy" | "watch" | "at-risk"; reason?: string; endsOn?: string; replaces?: number | null };
const set = (given: Given = {}, name: "csm" | "manager" = "csm") =>
  call(health.setOverride, { accountId: own, band: "watch", reason: "New sponsor", endsOn: soon, ...given }, as(name));
const end = (overrideId: number, name: "csm" | "manager" = "manager") =>
  call(health.endOverride, { accountId: own, overrideId }, as(name));
const list = async (name: "csm" | "manager" | "coordinator" = "csm") =>
  (await call(health.overrides, { accountId: own }, as(name))).rows;
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  );

/** As if it had been set some days ago. */
async function past(band: string, days: number, lasted = 30, accountId = own): Promise<number> {
  const [row] = await t.admin<{ id: number }>(
    `insert into band_override (account_id, band, reason, set_by, starts_on, ends_on, created_at)
     values ($1, $2, 'Long ago', $3, $4::date, $4::date + $5::int, $4::date) returning id`,
    [accountId, band, world.ids.csm, addDays(asOf, -days), lasted],
  );
  return row?.id ?? 0;
}

beforeAll(async () => {
  world = await makeCallers();
  own = world.accounts.own;
});
beforeEach(() => t.admin("truncate band_override; update account set churned_on = null"));

describe("X1: a CSM sets a band by hand, and the score stays as it is", () => {
  test("it is listed with who, why and until when, and stands beside the computed band in the lists", async () => {
    await db.accountHealth.deleteMany();
    const model = await db.healthModel.create({ data: { name: "Test", config: {} } });
    const row = {
      score: 38,
      band: "at-risk",
      coverage: 1,
      freshness: 1,
      confidence: "high",
      spark: [],
      measureValues: [],
    };
    await db.accountHealth.create({ data: { accountId: own, modelId: model.id, day: new Date(asOf), ...row } });
    await set({ reason: "  New sponsor  " });
    const [found] = await list("coordinator");
    expect(found).toMatchObject({ band: "watch", reason: "New sponsor", setBy: "csm", startsOn: asOf, endsOn: soon });
    expect(found).toMatchObject({ inForce: true, replaced: false, endedOn: null, verdict: "open", mayEnd: false });
    expect((await list("manager"))[0]?.mayEnd).toBe(true);
    const inLists = { band: "at-risk", score: 38, byHand: "watch" };
    expect(await call(accounts.row, { accountId: own }, as("csm"))).toMatchObject(inLists);
    expect((await call(accounts.list, {}, as("csm"))).rows.find(({ id }) => id === own)).toMatchObject(inLists);
    expect((await call(engagement.today, {}, as("csm"))).rows).toMatchObject([{ accountId: own, ...inLists }]);
    expect(await call(accounts.get, { accountId: own }, as("csm"))).toMatchObject({ band: "at-risk", score: 38 });
  });

  test("the side panel and the brief ask for the newest one alone: who, why and until when, or that it has ended", async () => {
    const newest = async () => (await call(health.overrides, { accountId: own, limit: 1 }, as("coordinator"))).rows;
    await past("healthy", 60);
    expect(await newest()).toMatchObject([{ band: "healthy", inForce: false }]);
    const { id } = await set({ band: "at-risk", reason: "A tender" });
    expect(await newest()).toMatchObject([
      { id, band: "at-risk", reason: "A tender", setBy: "csm", endsOn: soon, inForce: true, mayEnd: false },
    ]);
    await end(id);
    expect(await newest()).toMatchObject([{ id, inForce: false }]);
  });

  test("a reason and a last day within 180 days are asked for, a known band, and a customer", async () => {
    expect(await refusal(set({ reason: "  " }))).toMatchObject({ code: "BAD_REQUEST" });
    expect(await refusal(set({ endsOn: addDays(asOf, 181) }))).toMatchObject({
      message: expect.stringContaining("180"),
    });
    expect(await refusal(set({ endsOn: addDays(asOf, -1) }))).toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
    expect(await refusal(set({ band: "unknown" as "watch" }))).toMatchObject({ code: "BAD_REQUEST" });
    await db.account.update({ where: { id: own }, data: { churnedOn: new Date(asOf) } });
    expect(await refusal(set())).toMatchObject({ message: expect.stringContaining("has left") });
    expect(await db.bandOverride.count()).toBe(0);
    await t.admin("update account set churned_on = null");
    await set({ endsOn: asOf });
    expect(await list()).toHaveLength(1);
  });

  test("on the day after its last day it has ended by itself, and a new one needs nothing to replace", async () => {
    await past("at-risk", 30, 30);
    expect((await list())[0]).toMatchObject({ inForce: true, endsOn: asOf });
    await t.admin("truncate band_override");
    const gone = await past("at-risk", 31, 30);
    expect((await list())[0]).toMatchObject({ inForce: false, endedOn: null, endsOn: addDays(asOf, -1) });
    expect(await call(accounts.row, { accountId: own }, as("csm"))).toMatchObject({ byHand: null });
    expect(await refusal(end(gone))).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("by itself") });
    await set();
    expect((await list()).map(({ inForce, replaced }) => [inForce, replaced])).toEqual([
      [true, false],
      [false, false],
    ]);
  });
});

test("X1: one that ends today and one of a person whose day is further do not trip a list: the newer one is shown", async () => {
  await past("at-risk", 30, 30);
  await past("healthy", -1, 5);
  expect(await call(accounts.row, { accountId: own }, as("csm"))).toMatchObject({ byHand: "healthy" });
  expect((await list())[0]).toMatchObject({ band: "healthy", inForce: true });
  expect((await call(engagement.today, {}, as("csm"))).rows).toMatchObject([{ accountId: own, byHand: "healthy" }]);
});

describe("X1: a band set by hand is never overwritten silently", () => {
  test("a second one is refused with who set what until when, until it names the first; both stay listed", async () => {
    const first = await set();
    const no = await refusal(set({ band: "healthy" }, "manager"));
    expect(no).toMatchObject({
      code: "CONFLICT",
      message: expect.stringMatching(/^csm set .* watch until .*New sponsor/),
    });
    expect(await refusal(set({ replaces: first.id + 1 }, "manager"))).toMatchObject({ code: "CONFLICT" });
    expect(await list()).toHaveLength(1);
    const second = await set({ band: "healthy", replaces: first.id }, "manager");
    expect(await list()).toMatchObject([
      { id: second.id, band: "healthy", setBy: "manager", inForce: true },
      { id: first.id, band: "watch", inForce: false, replaced: true, endedOn: asOf, endedBy: "manager" },
    ]);
    expect(await refusal(set({ replaces: first.id }))).toMatchObject({
      message: expect.stringMatching(/^manager set/),
    });
  });

  test("of several people who act at once one wins, and the others are told of it", async () => {
    const names = ["csm", "manager", "csm", "manager", "csm", "manager"] as const;
    const answers = await Promise.all(names.map((name) => refusal(set({ reason: `by ${name}` }, name))));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers.filter((answer) => answer?.code === "CONFLICT")).toHaveLength(5);
    const [winner] = await list();
    const again = await Promise.all(names.map((name) => refusal(set({ replaces: winner?.id ?? null }, name))));
    expect(again.filter((answer) => answer === null)).toHaveLength(1);
    expect((await list()).filter(({ inForce }) => inForce)).toHaveLength(1);
    expect(await list()).toHaveLength(2);
  });

  test("one that is replaced while somebody ends it is ended once", async () => {
    const { id } = await set();
    await Promise.all([refusal(set({ band: "healthy", replaces: id }, "csm")), refusal(end(id))]);
    const rows = await list();
    expect(rows.find((row) => row.id === id)).toMatchObject({ inForce: false, endedOn: asOf });
    expect(rows.filter(({ inForce }) => inForce)).toHaveLength(1);
  });

  test("ended before its time it says by whom and when; ending it again, or another's, is refused", async () => {
    const { id } = await set();
    await end(id);
    expect((await list())[0]).toMatchObject({ inForce: false, replaced: false, endedOn: asOf, endedBy: "manager" });
    expect(await refusal(end(id, "csm"))).toMatchObject({
      code: "CONFLICT",
      message: expect.stringMatching(/^manager ended/),
    });
    expect(await refusal(end(999_999))).toMatchObject({ code: "NOT_FOUND" });
    expect(
      await refusal(call(health.endOverride, { accountId: world.accounts.other, overrideId: id }, as("csm"))),
    ).toMatchObject({ code: "FORBIDDEN" });
  });

  test("the database holds it too: rows are never changed or taken away, only ended, and one is in force at a time", async () => {
    const { id } = await set();
    const where = { accountId_id: { accountId: own, id } };
    await expect(db.bandOverride.update({ where, data: { band: "healthy" } })).rejects.toThrow(/never changed/);
    await expect(db.bandOverride.update({ where, data: { endsOn: new Date(soon) } })).rejects.toThrow(/never changed/);
    await expect(db.bandOverride.delete({ where })).rejects.toThrow();
    await expect(t.admin("delete from band_override")).rejects.toThrow(/never changed/);
    await expect(past("healthy", 0)).rejects.toThrow(/in force/);
    await db.bandOverride.update({ where, data: { endedAt: new Date() } });
    await expect(db.bandOverride.update({ where, data: { endedAt: null } })).rejects.toThrow(/never changed/);
  });
});
