import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { defaultModel } from "#lib/health/measures/default-model.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { engagement } from "./procedures.ts";
import { dayAfter } from "./rules.ts";

const t = await testDatabase();
const asOf = today();
const date = (days: number) => new Date(`${dayAfter(asOf, days)}T00:00:00Z`);
let world: Awaited<ReturnType<typeof makeCallers>>;
let modelId = 0;
const as = (name: "csm" | "manager") => ({ context: { caller: world.callers[name] }, path: ["test"] });

type Shape = {
  name: string;
  tier?: string;
  renews?: number;
  score: number | null;
  delta?: number;
  spoke?: number;
  churned?: number;
};
async function account({
  name,
  tier = "Tier 1",
  renews,
  score,
  delta = 0,
  spoke = 3,
  churned,
}: Shape): Promise<number> {
  const made = await db.account.create({
    data: {
      name,
      tier,
      ownerId: world.ids.csm,
      cadenceDays: 30,
      renewalOn: renews === undefined ? null : date(renews),
      churnedOn: churned === undefined ? null : date(churned),
    },
  });
  const band = score === null ? "unknown" : score >= 70 ? "healthy" : score >= 45 ? "watch" : "at-risk";
  await db.accountHealth.create({
    data: {
      accountId: made.id,
      modelId,
      day: date(0),
      score,
      band,
      coverage: 1,
      freshness: 1,
      confidence: "high",
      delta14: score === null ? null : delta,
      spark: [],
      measureValues: [],
    },
  });
  await db.interaction.create({ data: { accountId: made.id, kind: "call", at: date(-spoke), summary: "Hello" } });
  return made.id;
}
const names = async (limit = 10) => (await call(engagement.today, { limit }, as("csm"))).rows.map((row) => row.name);

beforeAll(async () => {
  world = await makeCallers();
  await db.account.deleteMany({});
  const config = JSON.parse(JSON.stringify(defaultModel));
  modelId = (await db.healthModel.create({ data: { version: 1, status: "published", name: "Test", config } })).id;
});

describe("Today", () => {
  test("orders by tier, then how near the renewal is, then how far the score fell; the healthy, the churned and others' are not on it", async () => {
    await account({ name: "second tier", tier: "Tier 2", score: 20, renews: 5 });
    await account({ name: "later", score: 20, delta: -30 });
    await account({ name: "soon, small drop", score: 40, delta: -2, renews: 10 });
    await account({ name: "soon, large drop", score: 60, delta: -12, renews: 20 });
    await account({ name: "healthy", score: 90, spoke: 45 });
    await account({ name: "gone", score: 10, churned: -3 });
    await account({ name: "silent", score: null, renews: 80 });
    await account({ name: "not spoken to", score: 80, spoke: 70, renews: 45 });
    const other = await account({ name: "another's", score: 10 });
    await db.account.update({ where: { id: other }, data: { ownerId: world.ids.manager } });
    expect(await names()).toEqual([
      "soon, large drop",
      "soon, small drop",
      "not spoken to",
      "silent",
      "later",
      "second tier",
    ]);
    const shown = await call(engagement.today, { limit: 2 }, as("csm"));
    expect(shown).toMatchObject({ total: 6, cadence: { inTime: 5, overdue: 2 }, book: 7 });
    expect(shown.rows.map((row) => [row.kind, row.step.label])).toEqual([
      ["drop", "See what changed"],
      ["at-risk", "See what changed"],
    ]);
  });

  test("an open intervention brings its account on it and is the next step; put off or held out it is not (issue 5 §3)", async () => {
    const protocol = await db.protocol.create({ data: { mode: "on", version: 1 } });
    const definition = { name: "Low seats" };
    await db.protocolVersion.create({ data: { protocolId: protocol.id, version: 1, definition } });
    const opened = async (
      name: string,
      more: { snoozedUntil?: Date; heldOut?: boolean; state?: string; endedAt?: Date } = {},
    ) => {
      const accountId = await account({ name, score: 90 });
      const why = { text: "Half of the seats are not used.", facts: [] };
      const data = { accountId, protocolId: protocol.id, version: 1, why, ...more };
      return { accountId, id: (await db.intervention.create({ data })).id };
    };
    const { accountId, id } = await opened("worked on");
    const woken = await opened("woken today", { snoozedUntil: date(0) });
    const others = [
      await opened("put off", { snoozedUntil: date(3) }),
      await opened("held out", { heldOut: true }),
      await opened("over", { state: "recovered", endedAt: date(0) }),
    ];
    const { rows } = await call(engagement.today, { limit: 100 }, as("csm"));
    const shown = rows.filter((row) =>
      [accountId, woken.accountId, ...others.map((one) => one.accountId)].includes(row.accountId),
    );
    expect(shown.map((row) => row.name).sort()).toEqual(["woken today", "worked on"]);
    expect(shown.find((row) => row.accountId === accountId)).toMatchObject({
      kind: "intervention",
      why: "Low seats: Half of the seats are not used.",
      step: { label: "Work the intervention", href: `/protocols/interventions/${id}` },
    });
    const all = [accountId, woken.accountId, ...others.map((one) => one.accountId)];
    await db.account.updateMany({ where: { id: { in: all } }, data: { churnedOn: date(-1) } });
  });

  test("a manager sees the team's book", async () => {
    const { rows } = await call(engagement.today, {}, as("manager"));
    expect(rows.map((row) => row.name)).toContain("another's");
  });

  test("what is done, snoozed or no real risk leaves the list, is kept, and comes back when taken back", async () => {
    const before = await names();
    const ids = await t.admin<{ id: number }>("select id from account where name in ('later', 'silent')");
    const accountIds = ids.map((row) => row.id);
    await call(engagement.decide, { accountIds, decision: "dismissed", reason: "They moved to a new team" }, as("csm"));
    expect(await names()).toEqual(before.filter((name) => name !== "later" && name !== "silent"));
    expect(await t.admin("select kind, state, reason from attention order by kind")).toEqual([
      { kind: "at-risk", state: "dismissed", reason: "They moved to a new team" },
      { kind: "silent", state: "dismissed", reason: "They moved to a new team" },
    ]);
    await call(engagement.reopen, { accountIds }, as("csm"));
    expect(await names()).toEqual(before);
  });

  test("a snooze ends on its day; a dismissed reason does not hide another one", async () => {
    const [row] = await t.admin<{ id: number }>("select id from account where name = 'later'");
    const accountIds = [row?.id as number];
    await call(engagement.decide, { accountIds, decision: "snoozed", untilOn: dayAfter(asOf, 1) }, as("csm"));
    expect(await names()).not.toContain("later");
    await t.admin("update attention set until_on = current_date where account_id = $1", [accountIds[0]]);
    expect(await names()).toContain("later");
    await call(engagement.decide, { accountIds, decision: "dismissed" }, as("csm"));
    await t.admin("update account_health set band = 'watch', score = 50, delta14 = -20 where account_id = $1", [
      accountIds[0],
    ]);
    expect(await names()).toContain("later");
  });

  test("F6 renewals of 90 days by forecast, and what happened since the last look", async () => {
    await t.admin("update account set renewal_forecast = 'commit' where name like 'soon%'");
    const first = await call(engagement.today, {}, as("csm"));
    expect(first.renewals).toEqual({ commit: 2, likely: 0, atRisk: 0, unset: 3 });
    expect(first.since.at).toBeNull();
    await call(engagement.looked, {}, as("csm"));
    const [fallen] = await t.admin<{ id: number }>("select id from account where name = 'soon, small drop'");
    await db.scoreDaily.create({
      data: {
        accountId: fallen?.id as number,
        day: date(-1),
        modelId,
        score: 60,
        band: "watch",
        coverage: 1,
        freshness: 1,
        confidence: "high",
        measureValues: [],
      },
    });
    await db.ticket.create({
      data: {
        accountId: fallen?.id as number,
        priority: "urgent",
        status: "open",
        openedAt: new Date(Date.now() + 1000),
      },
    });
    const next = await call(engagement.today, {}, as("csm"));
    expect(next.since).toMatchObject({ turnedAtRisk: 1, recovered: 0, tickets: 1 });
    expect(next.rows.find((row) => row.accountId === fallen?.id)?.step.label).toBe("Review tickets");
  });
});

describe("C6 interactions only grow", () => {
  test("a correction is a new row that stands in for the first, which stays readable", async () => {
    const accountId = await account({ name: "spoken to", score: 90 });
    const { id } = await call(engagement.record, { accountId, kind: "call", summary: "Renewal is save" }, as("csm"));
    await call(
      engagement.correct,
      { accountId, correctsId: id, kind: "call", summary: "Renewal is safe", outcome: "Renews" },
      as("csm"),
    );
    const [newest] = await call(engagement.interactions, { accountId }, as("csm"));
    expect(newest).toMatchObject({ summary: "Renewal is safe", by: "csm", corrects: { summary: "Renewal is save" } });
    await expect(
      call(engagement.correct, { accountId, correctsId: id, kind: "call", summary: "Again" }, as("csm")),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(db.interaction.updateMany({ where: { accountId }, data: { summary: "x" } })).rejects.toThrow();
    expect(await t.admin("select 1 from account_dirty where account_id = $1", [accountId])).toHaveLength(1);
  });

  test("nothing is recorded in the future, for a stranger, or on another's account", async () => {
    const accountId = await account({ name: "guarded", score: 90 });
    const entry = { accountId, kind: "call" as const, summary: "Hello" };
    await expect(
      call(engagement.record, { ...entry, at: new Date(Date.now() + 3_600_000).toISOString() }, as("csm")),
    ).rejects.toMatchObject({ status: 422 });
    await expect(call(engagement.record, { ...entry, contactIds: [999] }, as("csm"))).rejects.toMatchObject({
      status: 422,
    });
    await db.account.update({ where: { id: accountId }, data: { ownerId: world.ids.manager } });
    await expect(call(engagement.record, entry, as("csm"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("F3 a pulse is one click and a reason", async () => {
    const accountId = await account({ name: "felt", score: 90 });
    await call(engagement.pulse, { accountId, value: 1, reason: "Sounded lost" }, as("csm"));
    expect((await call(engagement.pulses, { accountId }, as("csm")))[0]).toMatchObject({
      value: 1,
      reason: "Sounded lost",
      by: "csm",
    });
    await expect(call(engagement.pulse, { accountId, value: 1, reason: " " }, as("csm"))).rejects.toThrow();
  });
});
