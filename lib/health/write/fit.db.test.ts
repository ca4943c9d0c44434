import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { isRefusal } from "#lib/refusal.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { health } from "../procedures.ts";
import { listFits, readFit } from "../read/fits.ts";
import { bookOf, noBook } from "../read/test-churn-book.ts";
import { fitInput } from "../schema/fit.ts";
import type { Curve, MeasureConfig } from "../schema.ts";
import { runFit, startFit, takeFit } from "./fit.ts";
import { createDraft, ensureDefaultModel, updateDraft } from "./models.ts";
import { cancelRun } from "./prediction-run.ts";

const t = await testDatabase();
const today = "2026-09-30";
const signal = new AbortController().signal;
let world: Awaited<ReturnType<typeof makeCallers>>;

/** Two in five customers leave until September 2026. Most weight is on whether their champion left, which says nothing of it. */
const book = bookOf({ customers: 240, leaves: "i % 5 < 2", leavingDays: 300, until: today });

beforeAll(async () => {
  world = await makeCallers();
  await ensureDefaultModel();
});
beforeEach(async () => {
  await t.admin(`${noBook} delete from health_model where version is distinct from 1;`);
  await t.admin(book);
});

const line: Curve = [
  [0, 0],
  [10, 100],
];
/** A measure that knows who leaves, and the present number of seats. */
const ownMeasures = `
insert into custom_metric (id, key, name) overriding system value values (1, 'm', 'M');
insert into custom_value (account_id, metric_id, day, value)
  select account_id, 1, d::date, case when ends_on > d and ends_on <= d + interval '60 days' then 1 + account_id % 2 else 8 end
  from active_period, generate_series(timestamp '2025-10-01', timestamp '2026-09-01', '1 month') d;
insert into own_measure (key, position, label, dimension, spec, curve, source_name) values
  ('own-m', 64, 'M', 'usage', '{"source":{"kind":"metric","metricId":1},"read":"latest","windowDays":28,"categories":null,"staleAfterDays":null}', '[[0,0],[10,100]]', 'M'),
  ('own-seats', 65, 'Seats', 'usage', '{"source":{"kind":"column","column":"seats"},"read":"latest","windowDays":28,"categories":null,"staleAfterDays":null}', '[[0,0],[10,100]]', 'seats');`;

const asked = { months: 9, horizon: 60, lead: 0 };
async function start(input: object = {}): Promise<number> {
  const run = await startFit(fitInput.parse({ ...asked, ...input }), world.ids.manager, today);
  if (isRefusal(run)) throw new Error(run.message);
  return run;
}
async function fitted(input: object = {}) {
  const id = await start(input);
  await runFit(id, signal);
  const run = await readFit(id);
  if (!run?.result) throw new Error(`run ${id} is ${run?.state}: ${run?.error}`);
  return { ...run, result: run.result };
}
async function newDraft() {
  const draft = await createDraft(null, null);
  if (isRefusal(draft) || !draft.config.segments[0]) throw new Error("no draft");
  return { draft, everyone: draft.config.segments[0] };
}
const refusalOf = async (input: object) => {
  const refused = await startFit(fitInput.parse({ ...asked, ...input }), world.ids.manager, today);
  return isRefusal(refused) ? refused.message : "it was started";
};

describe("X4: weights fitted to who really left", () => {
  test("go to what foretells it, and are better on months that they have not seen than weights by hand", async () => {
    const { result, params, state, done, total } = await fitted();
    expect({ state, done }).toEqual({ state: "done", done: total });
    const { teach, test: tested, segments } = result;
    expect(params.dates).toHaveLength(9);
    expect(new Date(tested.from).getTime() - new Date(teach.to).getTime()).toBeGreaterThanOrEqual(60 * 86_400_000);
    expect(tested.leavings).toBeGreaterThanOrEqual(30);
    const [everyone] = segments;
    const weights = everyone?.weights ?? [];
    for (const side of ["yours", "fitted"] as const)
      expect(weights.reduce((sum, line) => sum + line[side], 0)).toBe(100);
    const lineOf = (key: string) => weights.find((line) => line.key === key);
    expect(lineOf("usage-trend")?.fitted).toBeGreaterThan(lineOf("usage-trend")?.yours ?? 100);
    expect(lineOf("champion")?.fitted).toBeLessThan(lineOf("champion")?.yours ?? 0);
    expect(result.fitted.auc?.value).toBeGreaterThan(result.yours.auc?.value ?? 1);
    expect(result.verdict).toBe("better");
    expect(result.difference?.second).toBeCloseTo(result.fitted.auc?.value ?? 0, 9);
    expect(everyone).toMatchObject({ state: "fitted", bands: { yours: { healthy: 70, watch: 45 } } });
    expect(everyone?.idle).toContain("CSAT, 365 days");
  });

  test("what happens in the months that test changes no weight", async () => {
    const before = await fitted();
    await t.admin(
      `update usage_daily set events = 200 - events where day > '${before.result.test.from}' and events < 200`,
    );
    await t.admin(`update active_period set ends_on = null where ends_on > '${before.result.test.from}'`);
    await t.admin(`delete from churn_event where day > '${before.result.test.from}'`);
    await t.admin(`update account set churned_on = null where churned_on > '${before.result.test.from}'`);
    const after = await fitted();
    expect(after.result.segments).toEqual(before.result.segments);
    expect(after.result.fitted).not.toEqual(before.result.fitted);
  });

  test("each segment of the model is fitted by itself; one in which too few left keeps its weights", async () => {
    const { draft, everyone } = await newDraft();
    const small = { ...everyone, key: "small", label: "Small", accountSegments: ["small"] };
    const tiny = { ...everyone, key: "tiny", label: "Tiny", accountSegments: ["tiny"] };
    await t.admin("update account set segment = 'tiny' where id in (1, 4, 5, 8)");
    await updateDraft(draft.id, { config: { ...draft.config, segments: [everyone, small, tiny] } });
    const { result } = await fitted({ modelId: draft.id });
    expect(result.segments.map(({ key, state }) => [key, state])).toEqual([
      ["everyone", "fitted"],
      ["small", "fitted"],
      ["tiny", "few"],
    ]);
    expect(result.config.segments[2]).toEqual(tiny);
    expect(result.segments[2]?.weights.every((line) => line.yours === line.fitted)).toBe(true);
  });

  test("a probable leak is left out and named; the present value of a field only where the model uses it", async () => {
    await t.admin(ownMeasures);
    const { result } = await fitted();
    expect(result.leftOut.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual([
      "leak own-m",
      "present-only own-seats",
    ]);
    const lines = result.segments[0]?.weights ?? [];
    expect(lines.find(({ key }) => key === "own-m")).toMatchObject({ fitted: 0, leftOut: "leak" });
    const { draft, everyone } = await newDraft();
    const seats: MeasureConfig = { key: "own-seats", weight: 5, curve: line };
    const config = { ...draft.config, segments: [{ ...everyone, measures: [...everyone.measures, seats] }] };
    await updateDraft(draft.id, { config });
    const knowingly = await fitted({ modelId: draft.id });
    expect(knowingly.result.leftOut.map(({ key }) => key)).toEqual(["own-m"]);
  });
});

describe("X4: no verdict where there is none", () => {
  test("fewer than 30 who left in the months that test; fewer than 10 to learn from; nobody at all", async () => {
    const left = (most: number) =>
      t.admin(`update active_period set ends_on = null where account_id > ${most};
        delete from churn_event where account_id > ${most}; update account set churned_on = null where id > ${most}`);
    await left(120);
    const few = (await fitted()).result;
    expect(few.test.leavings > 0 && few.test.leavings < 30).toBe(true);
    expect(few).toMatchObject({ verdict: "too-few", fitted: { auc: { low: expect.any(Number) } } });
    await left(12);
    const fewer = (await fitted()).result;
    expect(fewer).toMatchObject({ verdict: "not-fitted", segments: [{ state: "few" }] });
    expect(fewer.config).toEqual((await ensureDefaultModel()).config);
    await left(0);
    expect((await fitted()).result).toMatchObject({ verdict: "not-fitted", teach: { leavings: 0 }, difference: null });
  });

  test.each([
    ["months that lie too close together", { months: 2, horizon: 90 }, "Take more months or a shorter window"],
    ["a model that is gone", { modelId: 999_999 }, "There is no such model"],
    ["a window that is not over", { horizon: 365, lead: 90 }, "Choose a shorter window"],
  ])("%s: a sentence, and no run", async (_, input, sentence) => {
    expect(await refusalOf(input)).toContain(sentence);
    expect(await db.predictionRun.count()).toBe(0);
  });

  test("one date alone: accounts are held out in the place of months", async () => {
    const { result } = await fitted({ months: 1, horizon: 180 });
    expect(result).toMatchObject({ by: "accounts", teach: { dates: 1 }, test: { dates: 1 } });
    expect(result.teach.rows).toBeGreaterThan(2 * result.test.rows);
  });
});

describe("issue 3: a fit has progress, is cancelled, begins anew, and its weights go into a draft", () => {
  test("cancelled while it waits it never runs; a stopped worker leaves it to another, which gives the same", async () => {
    const waiting = await start();
    await cancelRun(waiting, world.callers.manager);
    await runFit(waiting, signal);
    expect(await readFit(waiting)).toMatchObject({ state: "cancelled", result: null });
    const [one, two] = [await start(), await start()];
    await expect(runFit(one, AbortSignal.abort())).rejects.toThrow();
    expect(await readFit(one)).toMatchObject({ state: "running", result: null });
    await runFit(one, signal);
    await runFit(two, signal);
    expect((await readFit(one))?.result).toEqual((await readFit(two))?.result);
  });

  test("the draft has the fitted weights, 0 and new ones too, and the name of its months; nothing is published", async () => {
    const run = await fitted();
    const draft = await takeFit(run.id, world.ids.admin);
    if (isRefusal(draft)) throw new Error(draft.message);
    const { teach, config, segments } = run.result;
    expect(draft).toMatchObject({ status: "draft", config, name: `Weights fitted on ${teach.from} to ${teach.to}` });
    const weightOf = (key: string) => draft.config.segments[0]?.measures.find((one) => one.key === key)?.weight;
    for (const { key, fitted: weight } of segments[0]?.weights ?? []) expect(weightOf(key) ?? 0).toBe(weight);
    expect(weightOf("csat")).toBe(
      (await ensureDefaultModel()).config.segments[0]?.measures.find((m) => m.key === "csat")?.weight,
    );
    expect((await ensureDefaultModel()).version).toBe(1);
    const { rows: lines, total } = await listFits({ page: 1, pageSize: 20 });
    expect(total).toBe(1);
    expect(lines[0]).toMatchObject({ label: "Version 1", verdict: "better", startedBy: "manager", horizon: 60 });
  });

  test("a fit that is not done, changed nothing, or names a measure that has gone gives no draft", async () => {
    const waiting = await start();
    expect(await takeFit(waiting, world.ids.admin)).toMatchObject({ reason: "conflict" });
    await cancelRun(waiting, world.callers.admin);
    await t.admin(ownMeasures);
    await t.admin("update custom_value set value = 8 where account_id % 3 = 0");
    const run = await fitted();
    expect(run.result.segments[0]?.weights.find(({ key }) => key === "own-m")?.fitted).toBeGreaterThan(0);
    await t.admin("delete from own_measure");
    const drafts = await db.healthModel.count({ where: { status: "draft" } });
    expect(await takeFit(run.id, world.ids.admin)).toMatchObject({ reason: "invalid" });
    expect(await db.healthModel.count({ where: { status: "draft" } })).toBe(drafts);
  });
});

test("SPEC, who sees what: a CSM reads fits and starts none; a manager starts and takes none into a draft", async () => {
  const ask = (name: "csm" | "manager" | "admin") => ({ context: { caller: world.callers[name] }, path: ["test"] });
  await t.admin(`update app_user set time_zone = 'UTC'`);
  await t.admin(
    "insert into usage_daily (account_id, day, events) select 1, current_date - 400, 5 on conflict do nothing",
  );
  await expect(call(health.startFit, asked, ask("csm"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { id } = await call(health.startFit, asked, ask("manager"));
  expect(await call(health.fit, { runId: id }, ask("csm"))).toMatchObject({ state: "waiting", result: null });
  expect((await call(health.fits, {}, ask("csm"))).rows[0]?.id).toBe(id);
  await expect(call(health.takeFit, { runId: id }, ask("manager"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(call(health.takeFit, { runId: id }, ask("admin"))).rejects.toMatchObject({ code: "CONFLICT" });
});
