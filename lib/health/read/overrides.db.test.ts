import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { health } from "../procedures.ts";
import { addDays } from "../rules/day.ts";

const t = await testDatabase();
const asOf = today();
let world: Awaited<ReturnType<typeof makeCallers>>;
const as = (name: "csm" | "manager" | "coordinator") => ({ context: { caller: world.callers[name] }, path: ["test"] });
const all = (input = {}) => call(health.allOverrides, input, as("manager"));

/** As if the csm had set it some days ago, for 30 days. */
async function past(band: string, days: number, accountId: number): Promise<void> {
  await t.admin(
    `insert into band_override (account_id, band, reason, set_by, starts_on, ends_on, created_at)
     values ($1, $2, 'Long ago', $3, $4::date, $4::date + 30, $4::date)`,
    [accountId, band, world.ids.csm, addDays(asOf, -days)],
  );
}

/** An account of the csm with what the score said `days` ago, and the day it left. */
async function account(name: string, computed: string | null, days: number, leftAfter?: number): Promise<number> {
  const { id } = await db.account.create({ data: { name, ownerId: world.ids.csm } });
  const start = addDays(asOf, -days);
  if (computed)
    await t.admin(
      `insert into score_daily (account_id, day, model_id, score, band, coverage, freshness, confidence, measure_values)
       values ($1, $2::date - 3, 1, 50, $3, 1, 1, 'high', '{}'), ($1, $2::date + 1, 1, 99, 'unknown', 1, 1, 'high', '{}')`,
      [id, start, computed],
    );
  await t.admin(
    "insert into active_period (account_id, starts_on, ends_on) values ($1, $2::date - 300, $2::date + $3::int)",
    [id, start, leftAfter ?? null],
  );
  return id;
}

beforeAll(async () => {
  world = await makeCallers();
});
beforeEach(() =>
  t.admin("truncate band_override, score_daily, active_period, churn_event; update account set churned_on = null"),
);

describe("X1: all bands set by hand, and whether they were right", () => {
  /** Nine accounts, an override each: set 100 days ago but for the open ones. */
  async function book() {
    const put = async (name: string, band: string, computed: string | null, days = 100, leftAfter?: number) =>
      past(band, days, await account(name, computed, days, leftAfter));
    await put("Right up", "healthy", "at-risk");
    await put("Wrong up", "healthy", "at-risk", 100, 20);
    await put("Right down", "at-risk", "healthy", 100, 90);
    await put("Too late", "at-risk", "healthy", 100, 91);
    await put("Watch up", "watch", "at-risk");
    await put("No side", "watch", "watch");
    await put("No score", "healthy", null);
    await put("Open", "healthy", "at-risk", 89);
    await put("Left early", "healthy", "watch", 20, 10);
  }

  test("each number of the verdicts opens exactly its rows", async () => {
    await book();
    const { all: tally, bands } = await call(health.overrideVerdicts, {}, as("coordinator"));
    expect(tally).toEqual({ total: 9, open: 1, noSide: 1, right: 4, wrong: 3, scoreRight: 2, scoreWrong: 3 });
    expect(bands.map(({ band, right, wrong }) => [band, right, wrong])).toEqual([
      ["healthy", 2, 2],
      ["watch", 1, 0],
      ["at-risk", 1, 1],
    ]);
    const names = async (input: object) => (await all(input)).rows.map((row) => row.account).sort();
    expect(await names({ verdict: "right" })).toEqual(["No score", "Right down", "Right up", "Watch up"]);
    expect(await names({ verdict: "wrong" })).toEqual(["Left early", "Too late", "Wrong up"]);
    expect(await names({ verdict: "open" })).toEqual(["Open"]);
    expect(await names({ verdict: "no-side" })).toEqual(["No side"]);
    expect(await names({ verdict: "known", score: "right" })).toEqual(["Too late", "Wrong up"]);
    expect(await names({ verdict: "known", band: "at-risk" })).toEqual(["Right down", "Too late"]);
    for (const { band, ...line } of bands) {
      for (const [verdict, count] of [
        ["right", line.right],
        ["wrong", line.wrong],
        ["open", line.open],
      ] as const)
        expect((await all({ band, verdict })).total).toBe(count);
    }
    const found = (await all({ q: "wrong UP" })).rows[0];
    expect(found).toMatchObject({ computed: "at-risk", score: 50, verdict: "wrong", scoreVerdict: "right" });
    expect(found).toMatchObject({ leftOn: addDays(asOf, -80) });
  });

  test("it left on the first of the end of its period, a marked churn and its churn day; what lies ahead is not told", async () => {
    const ids = [await account("Marked", "at-risk", 100, 80), await account("By churn day", "at-risk", 100)];
    const ahead = await account("Ends soon", "at-risk", 60, 70);
    for (const id of ids) await past("healthy", 100, id);
    await past("healthy", 60, ahead);
    await t.admin("insert into churn_event (account_id, day) values ($1, $2), ($1, $3)", [
      ids[0],
      addDays(asOf, -101),
      addDays(asOf, -50),
    ]);
    await t.admin("update account set churned_on = $2 where id = $1", [ids[1], addDays(asOf, -40)]);
    const { rows } = await all({ sort: "account", dir: "asc" });
    expect(rows.map(({ leftOn, verdict }) => [leftOn, verdict])).toEqual([
      [addDays(asOf, -40), "wrong"],
      [null, "open"],
      [addDays(asOf, -50), "wrong"],
    ]);
  });

  test("rows are found by account, person, state and band, sorted and paged, and judged alike whatever the page", async () => {
    await book();
    await call(
      health.setOverride,
      { accountId: world.accounts.own, band: "at-risk", reason: "Silent sponsor", endsOn: addDays(asOf, 40) },
      as("manager"),
    );
    expect((await all({ state: "in-force" })).rows.map((row) => row.account).sort()).toEqual([
      "Left early",
      "Own Account",
    ]);
    expect(await all({ state: "ended" })).toMatchObject({ total: 8 });
    expect((await all({ q: "manager" })).rows.map((row) => row.account)).toEqual(["Own Account"]);
    expect(await all({ q: "100%" })).toMatchObject({ rows: [], total: 0 });
    const first = await all({ sort: "account", dir: "asc", pageSize: 4 });
    const next = await all({ sort: "account", dir: "asc", pageSize: 4, page: 2 });
    expect([...first.rows, ...next.rows].map((row) => row.account)).toEqual([
      "Left early",
      "No score",
      "No side",
      "Open",
      "Own Account",
      "Right down",
      "Right up",
      "Too late",
    ]);
    expect(first.total).toBe(10);
    expect((await all({ sort: "band", dir: "asc" })).rows.map(({ band }) => band).slice(0, 3)).toEqual(
      Array(3).fill("at-risk"),
    );
    expect((await all({ sort: "set" })).rows[0]?.account).toBe("Own Account");
    expect((await all({ sort: "ends", dir: "desc" })).rows[0]).toMatchObject({ inForce: true });
    expect((await all({ sort: "person", dir: "desc" })).rows[0]?.setBy).toBe("manager");
    for (const { id, verdict } of first.rows) expect((await all({ verdict })).rows.map((row) => row.id)).toContain(id);
    expect((await all({ page: 9 })).rows).toEqual([]);
    expect(await all({ page: 2, pageSize: 2, verdict: "right", sort: "account", dir: "asc" })).toMatchObject({
      total: 4,
      rows: [{ account: "Right up" }, { account: "Watch up" }],
    });
  });
});
