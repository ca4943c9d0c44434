import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isRefusal } from "#lib/refusal.ts";
import { testDatabase } from "#lib/test-database.ts";
import { churnBook, lastDay, noBook } from "../read/test-churn-book.ts";
import type { ModelConfig } from "../schema.ts";
import { backfillPast } from "./backfill.ts";
import { publishTried, readGate, runTrial, startTrial } from "./gate.ts";
import { createDraft, ensureDefaultModel, publishDraft, updateDraft } from "./models.ts";

const t = await testDatabase();
const signal = new AbortController().signal;

beforeAll(async () => {
  await ensureDefaultModel();
});
beforeEach(async () => {
  await t.admin(noBook);
  await t.admin("delete from health_model where status = 'draft'");
});

const only = (config: ModelConfig, key: string, curve?: [number, number][]): ModelConfig => ({
  ...config,
  segments: config.segments.map((segment) => ({
    ...segment,
    measures: segment.measures
      .filter((measure) => measure.key === key)
      .map((measure) => ({ ...measure, weight: 100, curve: curve ?? measure.curve })),
  })),
});

const strict = (config: ModelConfig): ModelConfig => ({
  ...config,
  segments: config.segments.map((segment) => ({ ...segment, bands: { healthy: 99, watch: 98 } })),
});

const upside: [number, number][] = [
  [-1, 100],
  [1, 0],
];

async function draftOf(change: (config: ModelConfig) => ModelConfig): Promise<number> {
  const draft = await createDraft(null, null);
  if (isRefusal(draft)) throw new Error(draft.message);
  await updateDraft(draft.id, { config: change(draft.config) });
  return draft.id;
}

async function gateOf(id: number) {
  const gate = await readGate(id, lastDay);
  if (isRefusal(gate)) throw new Error(gate.message);
  return gate;
}

async function tried(id: number) {
  const started = await startTrial(id, null, lastDay);
  if (isRefusal(started)) throw new Error(started.message);
  expect(started.state).toBe("trying");
  await runTrial(started.run?.id ?? 0, lastDay, signal);
  return gateOf(id);
}

const publish = (modelId: number, reasonIfWorse: string | null = null) =>
  publishTried({ modelId, note: "because", reasonIfWorse }, null, lastDay);
const sentence = async (attempt: ReturnType<typeof publish>) => {
  const done = await attempt;
  return isRefusal(done) ? done.message : `version ${done.version}`;
};

describe("X1: the save gate", () => {
  test("a draft is tried on the past, as it stands, before it becomes a version; the figures stay with the version", async () => {
    await t.admin(churnBook);
    const id = await draftOf((config) => only(config, "usage-trend"));
    expect(await gateOf(id)).toMatchObject({ state: "untried", verdict: null });
    expect(await sentence(publish(id))).toMatch(/^Try this draft on the past first/);
    const gate = await tried(id);
    expect(gate).toMatchObject({ state: "tried", verdict: expect.stringMatching(/^(better|same)$/) });
    expect(gate.result?.backtest.subjects).toHaveLength(2);
    const { config } = await ensureDefaultModel();
    await updateDraft(id, { config: only(config, "active-days") });
    expect(await gateOf(id)).toMatchObject({ state: "untried" });
    await updateDraft(id, { config: only(config, "usage-trend") });
    expect(await gateOf(id)).toMatchObject({ state: "tried" });
    expect(await publish(id)).toMatchObject({
      status: "published",
      passed: { first: expect.any(Number), second: expect.any(Number), reasonIfWorse: null },
    });
  });

  test("a trial that failed says so, and can be tried again", async () => {
    await t.admin(churnBook);
    const id = await draftOf(strict);
    await startTrial(id, null, lastDay);
    await t.admin(
      "update prediction_run set state = 'failed', error = 'It could not be finished.' where state = 'waiting'",
    );
    expect(await gateOf(id)).toMatchObject({ state: "untried", run: { error: "It could not be finished." } });
    expect(await sentence(publish(id))).toMatch(/^Try this draft on the past first/);
    expect(await tried(id)).toMatchObject({ state: "tried", run: { error: null } });
  });

  test("a draft that is worse needs a reason, which is kept", async () => {
    await t.admin(churnBook);
    const id = await draftOf((config) => only(config, "usage-trend", upside));
    expect(await tried(id)).toMatchObject({ verdict: "worse" });
    expect(await sentence(publish(id))).toMatch(/worse than the version in use. Write why/);
    const published = await publish(id, "we try it for a week");
    expect(published).toMatchObject({ passed: { verdict: "worse", reasonIfWorse: "we try it for a week" } });
    expect(await gateOf(id)).toMatchObject({ state: "published" });
    expect(await sentence(publish(id))).toMatch(/is published and never changes/);
  });

  test("where nothing can be tried a draft is published, and says so", async () => {
    const id = await draftOf((config) => config);
    expect(await gateOf(id)).toMatchObject({ state: "untestable", sentence: expect.stringMatching(/Import accounts/) });
    expect(isRefusal(await startTrial(id, null, lastDay))).toBe(true);
    expect(await publish(id)).toMatchObject({ status: "published", passed: { verdict: null, first: null } });
  });

  test("alerts a week come from what was stored each week of the last quarter", async () => {
    await t.admin(churnBook);
    await backfillPast(lastDay, signal);
    const id = await draftOf(strict);
    const { result } = await tried(id);
    expect(result?.weeks).toBe(13);
    const sum = (of: "before" | "after") => (result?.alerts ?? []).reduce((total, line) => total + line[of], 0);
    expect(sum("before") + sum("after")).toBeGreaterThan(0);
  });

  test("a draft that was edited after it was looked at is not published", async () => {
    const id = await draftOf(strict);
    const { config } = await ensureDefaultModel();
    const passed = { verdict: null, first: null, second: null, reasonIfWorse: null };
    expect(await sentence(publishDraft(id, "because", null, { config, passed }))).toMatch(/^Somebody has just changed/);
    expect(await gateOf(id)).toMatchObject({ state: "untestable" });
    const tried = { config: strict(config), passed };
    expect(await publishDraft(id, "because", null, tried)).toMatchObject({ status: "published", passed });
  });

  test("a draft that is lower among too few leavings for a verdict needs a reason too", async () => {
    await t.admin(churnBook);
    await t.admin(`set session_replication_role = replica; truncate health_model cascade; set session_replication_role = origin;
      delete from churn_event where day < '2026-04-01';
      delete from account where id in (select account_id from active_period where ends_on < '2026-04-01')`);
    await ensureDefaultModel();
    const id = await draftOf((config) => only(config, "usage-trend", upside));
    const gate = await tried(id);
    expect(gate).toMatchObject({ verdict: "no-verdict", asksReason: true });
    expect(gate.result?.backtest.difference?.second).toBeLessThan(gate.result?.backtest.difference?.first ?? 0);
    expect(await sentence(publish(id))).toMatch(/too few leavings for a verdict. Write why/);
    expect(await publish(id, "we know these customers")).toMatchObject({
      passed: { verdict: "no-verdict", reasonIfWorse: "we know these customers" },
    });
  });
});
