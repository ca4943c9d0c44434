import { call } from "@orpc/server";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isRefusal } from "#lib/refusal.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { health } from "../procedures.ts";
import { listBacktests, readBacktest } from "../read/prediction-runs.ts";
import { churnBook, lastDay, noBook } from "../read/test-churn-book.ts";
import { backtestInput } from "../schema/backtest.ts";
import { runBacktest, startBacktest } from "./backtest.ts";
import { ensureDefaultModel } from "./models.ts";
import { cancelRun } from "./prediction-run.ts";

const t = await testDatabase();
const signal = new AbortController().signal;
const usageTrend = { kind: "measure", key: "usage-trend" } as const;
let world: Awaited<ReturnType<typeof makeCallers>>;
const modelNow = async () => ({ kind: "model" as const, modelId: (await ensureDefaultModel()).id });

beforeAll(async () => {
  world = await makeCallers();
});
beforeEach(async () => {
  await t.admin(noBook);
  await t.admin(churnBook);
});

const ask = (input: object) => startBacktest(backtestInput.parse(input), world.ids.manager, lastDay);
async function start(input: object): Promise<number> {
  const run = await ask(input);
  if (isRefusal(run)) throw new Error(run.message);
  return run;
}

describe("issue 3: a run has progress, can be cancelled, begins anew after a stop", () => {
  test("cancelled while it waits it never runs; cancelled while it runs it stops at the next page", async () => {
    const waiting = await start({ subjects: [usageTrend], months: 2 });
    expect(await cancelRun(waiting, world.callers.manager)).toEqual({ id: waiting });
    await runBacktest(waiting, signal);
    expect(await readBacktest(waiting)).toMatchObject({ state: "cancelled", done: 0, result: null });

    const running = await start({ subjects: [usageTrend], months: 5 });
    let reports = 0;
    let cancelling: Promise<unknown> = Promise.resolve();
    // at the second report: the first has said how much there is to do
    const throwIfAborted = () => {
      reports += 1;
      if (reports === 2) cancelling = cancelRun(running, world.callers.admin);
    };
    await runBacktest(running, Object.assign(new AbortController().signal, { throwIfAborted }));
    expect(await cancelling).toEqual({ id: running });
    const run = await readBacktest(running);
    expect(run).toMatchObject({ state: "cancelled", result: null });
    expect(run?.done).toBeLessThan(run?.total ?? 0);
    expect(await cancelRun(running, world.callers.admin)).toMatchObject({ reason: "conflict" });
  });

  test("who did not start it cannot cancel it, but for an admin", async () => {
    const id = await start({ subjects: [usageTrend], months: 2 });
    const other = { ...world.callers.manager, userId: world.ids.coordinator };
    expect(await cancelRun(id, other)).toMatchObject({ reason: "forbidden" });
    expect(await cancelRun(999_999, other)).toMatchObject({ reason: "not-found" });
    expect(await cancelRun(id, world.callers.admin)).toEqual({ id });
  });

  test("a stopped worker leaves it to another, which gives the same; a failure ends it with a sentence", async () => {
    const [one, two] = [
      await start({ subjects: [usageTrend], months: 3 }),
      await start({ subjects: [usageTrend], months: 3 }),
    ];
    await expect(runBacktest(one, AbortSignal.abort())).rejects.toThrow();
    expect(await readBacktest(one)).toMatchObject({ state: "running", result: null });
    await runBacktest(one, signal);
    await runBacktest(two, signal);
    const results = await Promise.all([one, two].map(readBacktest));
    expect(results[0]).toMatchObject({ state: "done", result: results[1]?.result });
    await t.admin(`update prediction_run set state = 'waiting', params = '{}' where id = ${one}`);
    await expect(runBacktest(one, signal)).rejects.toThrow();
    const [row] = await t.admin<{ state: string; error: string }>(
      `select state, error from prediction_run where id = ${one}`,
    );
    expect(row).toMatchObject({ state: "failed", error: expect.stringContaining("Start it again") });
  });

  test("the list names what was tested, by whom, page by page and by state; fifty are kept, three may be open", async () => {
    await t.admin(
      `insert into prediction_run (kind, state, params) select 'backtest', 'done', '{"subjects":[],"dates":[],"horizon":90,"lead":0}' from generate_series(1, 60)`,
    );
    const id = await start({ subjects: [usageTrend, await modelNow()], months: 2 });
    const { rows, total } = await listBacktests({ page: 1, pageSize: 20 });
    expect([rows.length, total]).toEqual([20, 50]);
    expect(rows[0]).toMatchObject({
      id,
      state: "waiting",
      startedBy: "manager",
      subjects: ["Usage trend", "Version 1"],
    });
    expect((await listBacktests({ page: 3, pageSize: 20 })).rows).toHaveLength(10);
    expect((await listBacktests({ state: "waiting", page: 1, pageSize: 20 })).total).toBe(1);
    await start({ subjects: [usageTrend], months: 1 });
    await start({ subjects: [usageTrend], months: 1 });
    expect(await ask({ subjects: [usageTrend], months: 1 })).toMatchObject({ reason: "too-many" });
  });

  test("names are those of today: a deleted account keeps its line without one", async () => {
    const id = await start({ subjects: [await modelNow()], months: 5 });
    await runBacktest(id, signal);
    const first = (await readBacktest(id))?.result?.subjects[0]?.missed[0]?.accountId;
    expect(first).toBeDefined();
    await t.admin(`delete from account where id = ${first}`);
    expect((await readBacktest(id))?.result?.subjects[0]?.missed[0]).toMatchObject({
      accountId: first,
      name: null,
    });
  });
});

test("SPEC, who sees what: a CSM reads back-tests and cannot start one", async () => {
  const ask = (name: "csm" | "manager") => ({ context: { caller: world.callers[name] }, path: ["test"] });
  const input = { subjects: [usageTrend], months: 2 };
  await expect(call(health.startBacktest, input, ask("csm"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await t.admin(`update app_user set time_zone = 'UTC'`);
  await t.admin(
    `insert into usage_daily (account_id, day, events) select 1, current_date - 200, 5 on conflict do nothing`,
  );
  const { id } = await call(health.startBacktest, input, ask("manager"));
  expect(await call(health.run, { runId: id }, ask("csm"))).toMatchObject({ state: "waiting", result: null });
  expect((await call(health.runs, {}, ask("csm"))).rows[0]?.id).toBe(id);
});
