import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { defaultModel } from "#lib/health/measures/default-model.ts";
import { registry } from "#lib/health/measures/registry.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { engagement } from "./procedures.ts";
import { dayAfter } from "./rules.ts";

const t = await testDatabase();
const asOf = today();
const date = (days: number) => new Date(`${dayAfter(asOf, days)}T00:00:00Z`);
let world: Awaited<ReturnType<typeof makeCallers>>;
let modelId = 0;
const as = (name: "csm" | "manager" | "admin") => ({ context: { caller: world.callers[name] }, path: ["test"] });
/** The worst value of one measure; all others at their best. */
const values = (worst: string) =>
  registry.map(({ key, curve }) => {
    const ends = [...curve].sort((a, b) => a[1] - b[1]);
    return ((key === worst ? ends[0] : ends.at(-1)) ?? [0])[0];
  });

async function alerted(name: string, worst: string, band = "at-risk", before?: string): Promise<number> {
  const { id } = await db.account.create({ data: { name, ownerId: world.ids.csm } });
  const row = { modelId, score: 30, band, coverage: 1, freshness: 1, confidence: "high" };
  await db.accountHealth.create({
    data: {
      ...row,
      accountId: id,
      day: date(0),
      delta14: before ? -20 : 0,
      spark: [],
      measureValues: values(worst),
    },
  });
  if (before)
    await db.scoreDaily.create({ data: { ...row, accountId: id, day: date(-14), measureValues: values(before) } });
  return id;
}
type Decision = "done" | "snoozed" | "dismissed";
const decide = (accountId: number, decision: Decision, reason?: string) =>
  call(engagement.decide, { accountIds: [accountId], decision, reason }, as("csm"));
const precision = (input = {}) => call(engagement.alertPrecision, input, as("manager"));
const rows = (input = {}) => call(engagement.alerts, input, as("manager"));

beforeAll(async () => {
  world = await makeCallers();
  const config = JSON.parse(JSON.stringify(defaultModel));
  const model = { status: "published", name: "Test", config } as const;
  modelId = (await db.healthModel.create({ data: { ...model, version: 1 } })).id;
});
beforeEach(() => t.admin("truncate attention, account cascade"));

describe("X11: Today's answers feed the precision of alerts", () => {
  test("a decision keeps the model, the score and the leading reason of the alert", async () => {
    const low = await alerted("low", "csat");
    const fell = await alerted("fell", "usage-trend", "watch", "nps");
    await decide(low, "dismissed", "Survey of a test group");
    await decide(fell, "done");
    expect(await db.attention.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { kind: "at-risk", state: "dismissed", modelId, score: 30, measure: "csat" },
      { kind: "drop", state: "done", modelId, score: 30, measure: "usage-trend" },
    ]);
  });

  test("the figure is real ÷ judged, by dimension and leading reason; put off is beside; its rows say who and why", async () => {
    for (const n of [1, 2, 3]) await decide(await alerted(`real ${n}`, "usage-trend"), "done");
    await decide(await alerted("late", "usage-trend"), "snoozed");
    await decide(await alerted("wrong", "csat"), "dismissed", "They answered by mistake");
    const found = await precision();
    expect(found).toMatchObject({ version: 1, current: 1, days: 90 });
    expect(found.total).toEqual({ real: 3, notReal: 1, putOff: 1, precision: 0.75, small: true });
    expect(found.dimensions.map(({ key, precision: share, putOff }) => [key, share, putOff])).toEqual([
      ["usage", 1, 1],
      ["sentiment", 0, 0],
    ]);
    const wrong = await rows({ verdict: "not-real" });
    expect(wrong).toMatchObject({
      total: 1,
      rows: [{ account: "wrong", day: asOf, reason: "They answered by mistake", by: "csm", dimension: "sentiment" }],
    });
    expect((await rows({ dimension: "usage" })).total).toBe(4);
    expect((await rows({ measure: "usage-trend", verdict: "real", pageSize: 2, page: 2 })).rows).toHaveLength(1);
    const all = await rows();
    const judged = all.rows.filter(({ verdict }) => verdict !== "put-off");
    expect(judged.filter(({ verdict }) => verdict === "real").length / judged.length).toBe(found.total.precision);
  });

  test("what was taken back, decided off the list, or about the calendar counts nothing; the last answer about an alert counts", async () => {
    const twice = await alerted("twice", "csat");
    await decide(twice, "done");
    await call(engagement.reopen, { accountIds: [twice] }, as("csm"));
    expect((await precision()).total.precision).toBeNull();
    await decide(twice, "done");
    await t.admin("update attention set until_on = current_date where account_id = $1", [twice]);
    await decide(twice, "dismissed");
    const healthy = await alerted("healthy", "csat", "healthy");
    await decide(healthy, "dismissed");
    expect((await precision()).total).toMatchObject({ real: 0, notReal: 1 });
    expect(await db.attention.count()).toBe(4);
  });

  test("taking a decision back leaves the earlier ones as they were judged", async () => {
    const id = await alerted("again", "csat");
    await decide(id, "done");
    await t.admin(
      "update attention set opened_on = opened_on - 20, until_on = current_date - 6, decided_at = now() - interval '20 days'",
    );
    await decide(id, "dismissed");
    expect(await call(engagement.reopen, { accountIds: [id] }, as("csm"))).toEqual({ reopened: 1 });
    expect((await precision()).total).toMatchObject({ real: 1, notReal: 0 });
  });

  test("a version and a period narrow it; an alert of before the reason was kept stands apart", async () => {
    await decide(await alerted("now", "csat"), "done");
    await decide(await alerted("long ago", "csat"), "dismissed");
    await t.admin("update attention set opened_on = opened_on - 100, measure = null where state = 'dismissed'");
    expect((await precision()).total).toMatchObject({ real: 1, notReal: 0 });
    const year = await precision({ days: 365, version: "all" });
    expect(year).toMatchObject({ version: null, total: { real: 1, notReal: 1 } });
    expect(year.dimensions.at(-1)).toMatchObject({ key: null, notReal: 1 });
    expect((await rows({ days: 365, dimension: "none" })).rows.map(({ account }) => account)).toEqual(["long ago"]);
    expect((await precision({ version: 2 })).total).toMatchObject({ real: 0, notReal: 0, precision: null });
    await expect(precision({ days: 91 })).rejects.toThrow();
  });
});
