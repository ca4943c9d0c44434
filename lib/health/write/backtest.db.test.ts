import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { isRefusal } from "#lib/refusal.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { readBacktest } from "../read/prediction-runs.ts";
import { churnBook, lastDay, noBook, ownMeasures } from "../read/test-churn-book.ts";
import { editedWeight } from "../rules/test-models.ts";
import { backtestInput } from "../schema/backtest.ts";
import { runBacktest, startBacktest } from "./backtest.ts";
import { createDraft, ensureDefaultModel, updateDraft } from "./models.ts";

const t = await testDatabase();
const signal = new AbortController().signal;
let world: Awaited<ReturnType<typeof makeCallers>>;

beforeAll(async () => {
  world = await makeCallers();
  await ensureDefaultModel();
});
beforeEach(async () => {
  await t.admin(noBook);
  await t.admin(churnBook);
});

const usageTrend = { kind: "measure", key: "usage-trend" } as const;
const modelNow = async () => ({ kind: "model" as const, modelId: (await ensureDefaultModel()).id });
const asked = (input: object) => backtestInput.parse(input);

async function start(input: object, on = lastDay): Promise<number> {
  const run = await startBacktest(asked(input), world.ids.manager, on);
  if (isRefusal(run)) throw new Error(run.message);
  return run;
}
async function tested(input: object) {
  const id = await start(input);
  await runBacktest(id, signal);
  const run = await readBacktest(id);
  if (!run?.result) throw new Error(`run ${id} is ${run?.state}: ${run?.error}`);
  return { ...run, result: run.result };
}
const refusalOf = async (input: object) => {
  const refused = await startBacktest(asked(input), world.ids.manager, lastDay);
  return isRefusal(refused) ? refused.message : "it was started";
};

describe("X1: a back-test on accounts that really left", () => {
  test("a model and a measure on monthly dates: AUC, lift, recall, calibration, by date and segment, with the names it missed", async () => {
    const { result, params, state, done, total } = await tested({
      subjects: [await modelNow(), usageTrend],
      months: 5,
    });
    expect({ state, done }).toEqual({ state: "done", done: total });
    expect(params.dates).toEqual(["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]);
    const [model, measure] = result.subjects;
    expect(measure?.overall.auc?.value).toBeGreaterThan(0.6);
    expect(measure?.overall.auc?.low).toBeGreaterThan(0.5);
    expect(measure?.overall).toMatchObject({ recall: null, precision: null, churnedWhileHealthy: null });
    expect(model?.overall.lift).toBeGreaterThan(1);
    expect(model?.byDate.map(({ asOf }) => asOf)).toEqual(params.dates);
    expect(model?.bySegment.map(({ segment }) => segment).sort()).toEqual(["mid", "small"]);
    const rows = (list: { n: number; unjudged: number }[] = []) =>
      list.reduce((sum, one) => sum + one.n + one.unjudged, 0);
    expect([rows(model?.byDate), rows(model?.bySegment)]).toEqual([result.rows, result.rows]);
    expect(model?.calibration.deciles.reduce((sum, { n }) => sum + n, 0)).toBe(model?.overall.n);
    expect(model?.missedAccounts).toBeGreaterThan(0);
    expect(model?.missed[0]).toMatchObject({ name: expect.stringMatching(/^Account \d+$/), band: "healthy" });
    for (const { leftOn, asOf } of model?.missed ?? []) expect(leftOn > asOf).toBe(true);
    expect(result).toMatchObject({ verdict: "judged", leavings: expect.any(Number) });
    expect(result.leavings).toBeLessThanOrEqual(53);
    expect(result.churned).toBeGreaterThan(result.leavings);
  });

  test("two drafts of one version are told apart by name", async () => {
    const drafts = await Promise.all([createDraft(null, null), createDraft(null, null)]);
    const subjects = drafts.map((draft) => ({ kind: "model", modelId: isRefusal(draft) ? 0 : draft.id }));
    const run = await readBacktest(await start({ subjects, months: 1 }));
    expect(run?.params.subjects.map(({ label }) => label)).toEqual(["Draft from v1", "Draft from v1 (2)"]);
  });

  test("two models are compared on the same accounts, with an interval: the save gate's question", async () => {
    const draft = await createDraft(null, null);
    if (isRefusal(draft)) throw new Error(draft.message);
    await updateDraft(draft.id, { config: editedWeight(draft.config, "usage-trend", 100) });
    const { result, params } = await tested({
      subjects: [await modelNow(), { kind: "model", modelId: draft.id }],
      months: 4,
    });
    const { difference } = result;
    expect(difference?.value).toBeGreaterThan(0);
    expect(difference).toMatchObject({
      verdict: expect.stringMatching(/better|same/),
      n: result.subjects[0]?.overall.n,
    });
    expect(difference?.second).toBeCloseTo(result.subjects[1]?.overall.auc?.value ?? 0, 9);
    await updateDraft(draft.id, { name: "changed later" });
    expect(params.subjects[1]).toMatchObject({ kind: "model", version: null, label: expect.stringContaining("Draft") });
  });
});

describe("X1: what looks too good is flagged, and too little gives no verdict", () => {
  test("a single measure that separates almost perfectly is a probable leak, alone and inside a model", async () => {
    await t.admin(`insert into custom_metric (id, key, name) overriding system value values (1, 'm', 'M')`);
    await t.admin(ownMeasures);
    await t.admin(`insert into custom_value (account_id, metric_id, day, value)
      select account_id, 1, '2025-09-15', case when ends_on is null then 8 else 1 + account_id % 2 end from active_period`);
    const draft = await createDraft(null, null);
    if (isRefusal(draft)) throw new Error(draft.message);
    const [everyone] = draft.config.segments;
    if (!everyone) throw new Error("no segment");
    const own = (key: string) => ({
      key,
      weight: 20,
      curve: [
        [0, 0],
        [10, 100],
      ] as [number, number][],
    });
    const measures = [...everyone.measures, own("own-m"), own("own-seats"), own("own-any")];
    await updateDraft(draft.id, { config: { ...draft.config, segments: [{ ...everyone, measures }] } });
    const subjects = [{ kind: "measure", key: "own-m" }, { kind: "model", modelId: draft.id }, usageTrend];
    const [measure, model, usage] = (await tested({ subjects, months: 5 })).result.subjects;
    expect(measure?.flags).toMatchObject([{ kind: "leak", key: "own-m", label: "M" }]);
    expect(measure?.flags[0]?.auc).toBeGreaterThan(0.9);
    expect(model?.flags.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual([
      "leak own-m",
      "presence own-any",
      "present-only active-users",
      "present-only champion",
      "present-only own-seats",
    ]);
    expect(usage?.flags).toEqual([]);
  });

  test("a category that tells who leaves is a leak, whatever the order of its values", async () => {
    await t.admin(`insert into custom_metric (id, key, name) overriding system value values (1, 'm', 'M')`);
    await t.admin(`insert into own_measure (key, position, label, dimension, spec, curve, source_name) values ('own-kind', 64, 'Kind', 'usage',
      '{"source":{"kind":"metric","metricId":1},"read":"latest","windowDays":28,"categories":["a","b","c"],"staleAfterDays":null}', '[[0,100],[1,0],[2,100]]', 'M')`);
    await t.admin(`insert into custom_value (account_id, metric_id, day, label)
      select account_id, 1, '2025-09-15', case when ends_on is not null then 'b' when account_id % 2 = 0 then 'a' else 'c' end from active_period`);
    const subjects = [{ kind: "measure", key: "own-kind" }];
    const [kind] = (await tested({ subjects, months: 5 })).result.subjects;
    expect(kind?.flags).toMatchObject([{ kind: "leak", key: "own-kind" }]);
    expect(kind?.overall.auc?.value).toBeGreaterThan(0.9);
  });

  test("fewer than 30 leavings: figures with their interval, no verdict; nobody left: no figure at all", async () => {
    const few = (await tested({ subjects: [usageTrend], dates: ["2025-12-01"], horizon: 30 })).result;
    expect(few.leavings).toBeGreaterThan(1);
    expect(few).toMatchObject({ verdict: "too-few", subjects: [{ overall: { auc: { low: expect.any(Number) } } }] });
    const none = (await tested({ subjects: [usageTrend, await modelNow()], dates: ["2025-10-01"], horizon: 30 }))
      .result;
    expect(none).toMatchObject({ verdict: "no-churn", churned: 0, leavings: 0, difference: null });
    for (const { overall } of none.subjects) expect(overall).toMatchObject({ auc: null, lift: null, recall: null });
  });
});

describe("issue 3, bad input: a sentence that says what to do", () => {
  test.each([
    ["the future", { dates: ["2026-08-01"] }, "2026-08-01 is in the future. Choose 2026-04-01 or earlier"],
    ["before the first data", { dates: ["2025-03-01"] }, "Nothing is known before 2025-09-01"],
    [
      "a window that is not over",
      { dates: ["2026-01-01", "2026-05-01"] },
      "known on 2026-07-30, when its window is over",
    ],
    ["no month long enough ago", { months: 3, horizon: 365, lead: 60 }, "the first month can be tested on 2026-10-31"],
    ["a model that is gone", { subjects: [{ kind: "model", modelId: 999_999 }] }, "There is no such model"],
    ["a measure that is gone", { subjects: [{ kind: "measure", key: "gone" }] }, "There is no measure “gone”"],
  ])("%s", async (_, input, sentence) => {
    expect(await refusalOf({ subjects: [usageTrend], ...input })).toContain(sentence);
    expect(await db.predictionRun.count()).toBe(0);
  });

  test("an empty book says so; too many subjects, dates and odd windows are refused by shape", async () => {
    expect(backtestInput.safeParse({ subjects: [] }).error?.issues[0]?.message).toBe(
      "Choose what to test: a model or a measure.",
    );
    for (const odd of [
      { horizon: 29 },
      { horizon: 366 },
      { lead: -1 },
      { lead: 91 },
      { months: 37 },
      { dates: [] },
      { dates: ["2026-02-30"] },
    ])
      expect(backtestInput.safeParse({ subjects: [usageTrend], ...odd }).success).toBe(false);
    await t.admin(noBook);
    expect(await refusalOf({ subjects: [usageTrend] })).toContain("Import accounts and what they did");
  });

  test("a measure that is deleted while the run waits ends it with a sentence, once", async () => {
    await t.admin(ownMeasures);
    const id = await start({ subjects: [{ kind: "measure", key: "own-m" }], months: 2 });
    await t.admin("delete from own_measure");
    await runBacktest(id, signal);
    expect(await readBacktest(id)).toMatchObject({
      state: "failed",
      error: expect.stringContaining("“M” has been deleted"),
    });
  });
});
