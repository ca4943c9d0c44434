import { call } from "@orpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { engagement } from "#lib/engagement/procedures.ts";
import { isRefusal } from "#lib/refusal.ts";
import { makeCallers } from "#lib/test-callers.ts";
import { testDatabase } from "#lib/test-database.ts";
import { defaultModel } from "../measures/default-model.ts";
import { registry } from "../measures/registry.ts";
import { readPreviewBook } from "../read/preview.ts";
import { readPreviewRun } from "../read/preview-run.ts";
import { addDays } from "../rules/day.ts";
import { previewOf } from "../rules/preview.ts";
import { editedWeight } from "../rules/test-models.ts";
import type { ModelConfig } from "../schema.ts";
import { createDraft, ensureDefaultModel, publishDraft, updateDraft } from "./models.ts";
import { runPreview, startPreview } from "./preview-run.ts";
import { scoreBook } from "./score-book.ts";

const t = await testDatabase();
const asOf = today();
const signal = new AbortController().signal;
let world: Awaited<ReturnType<typeof makeCallers>>;
const onToday = async (name: "csm" | "manager") =>
  (await call(engagement.today, {}, { context: { caller: world.callers[name] }, path: ["test"] })).total;

/** Accounts of every kind: those used daily, falling, silent, late in onboarding, renewing soon, put aside, covered, gone. */
const rows = (csm: number, manager: number) => `
insert into account (name, owner_id, seats, customer_since, cadence_days, renewal_on, last_interaction_at, churned_on)
  select 'Account ' || i, case when i % 7 = 0 then null when i % 3 = 0 then ${manager} else ${csm} end, 10, current_date - 300, 30,
    current_date + (i % 60), current_date - (i % 80), case when i = 50 then current_date - 5 end
  from generate_series(1, 60) i;
insert into active_period (account_id, starts_on) select id, customer_since from account;
insert into usage_daily (account_id, day, events, active_users)
  select a.id, d::date, case when a.id % 4 = 0 and d > now() - interval '20 days' then 1 else 100 end, 8
  from account a, generate_series(now() - interval '90 days', now() - interval '1 day', '1 day') d where a.id % 5 <> 0;
insert into contact (account_id, name, role, left_on) select id, 'C', 'champion', case when id % 6 = 0 then current_date - 9 end from account where id % 2 = 0;
insert into account_cover (account_id, user_id) select id, ${manager} from account where owner_id = ${csm} and id % 10 = 1;
insert into onboarding_plan (account_id, name, started_on, original_due_on, due_on)
  select id, 'Plan', current_date - 60, current_date, current_date from account where id % 9 = 0;
insert into milestone (account_id, plan_id, name, due_on, position)
  select account_id, id, 'Go live', current_date - 10, 1 from onboarding_plan;`;

beforeAll(async () => {
  world = await makeCallers();
  await t.admin("delete from account");
  await t.admin(rows(world.ids.csm, world.ids.manager));
  await db.teamMember.deleteMany({ where: { userId: world.ids.manager } });
  world.callers.manager.teamIds = [];
  await ensureDefaultModel();
  await scoreBook(addDays(asOf, -14));
  await scoreBook(asOf);
  const put = { openedOn: new Date(asOf), untilOn: new Date(addDays(asOf, 7)), userId: world.ids.csm };
  const someone = await db.account.findMany({ where: { ownerId: world.ids.csm }, take: 4, orderBy: { id: "asc" } });
  await db.attention.createMany({
    data: someone.map(({ id }, i) => ({
      ...put,
      accountId: id,
      kind: "at-risk",
      state: i % 2 ? "snoozed" : "dismissed",
    })),
  });
});

async function draftOf(config: ModelConfig): Promise<number> {
  const draft = await createDraft(null, null);
  if (isRefusal(draft)) throw new Error(draft.message);
  await updateDraft(draft.id, { config });
  return draft.id;
}

describe("X11: alerts of each CSM while a draft is dragged", () => {
  test("before is exactly what Today shows now, covers and what was put aside included", async () => {
    const { alerts } = previewOf(await readPreviewBook(asOf), defaultModel)(defaultModel);
    const of = (id: number | null) => alerts.find((line) => line.id === id)?.before;
    expect(of(world.ids.csm)).toBe(await onToday("csm"));
    expect(of(world.ids.manager)).toBe(await onToday("manager"));
    expect(of(world.ids.csm)).toBeGreaterThan(5);
    expect(of(null)).toBeGreaterThan(0);
  });
});

describe("a draft is checked on the whole book", () => {
  test("the job gives what the preview gives, with progress, and is not started twice at once", async () => {
    const config = editedWeight(defaultModel, registry[0]?.key ?? "", 90);
    const modelId = await draftOf(config);
    const started = await startPreview(modelId, world.ids.admin);
    expect(started).toMatchObject({ state: "waiting", done: 0, total: 59 });
    expect(await startPreview(modelId, world.ids.admin)).toMatchObject({ ok: false, reason: "conflict" });
    if (isRefusal(started)) throw new Error(started.message);
    await runPreview(started.id, asOf, signal);
    const run = await readPreviewRun(modelId);
    expect(run).toMatchObject({ state: "done", done: 59, total: 59, version: 1, config });
    expect(run?.result).toEqual(previewOf(await readPreviewBook(asOf), defaultModel)(config));
    expect(await startPreview(modelId, world.ids.admin)).toMatchObject({ state: "waiting" });
  });

  test("a stopped worker leaves it to another; a failure ends it with a sentence; no draft, no check", async () => {
    const modelId = await draftOf(defaultModel);
    const started = await startPreview(modelId, null);
    if (isRefusal(started)) throw new Error(started.message);
    await expect(runPreview(started.id, asOf, AbortSignal.abort())).rejects.toThrow();
    expect(await readPreviewRun(modelId)).toMatchObject({ state: "running", done: 0 });
    await expect(runPreview(started.id, "no day", signal)).rejects.toThrow();
    expect(await readPreviewRun(modelId)).toMatchObject({ state: "failed", error: expect.stringContaining("again") });
    await runPreview(started.id, asOf, signal);
    expect(await readPreviewRun(modelId)).toMatchObject({ state: "done", done: 59 });
    expect(await startPreview(999_999, null)).toMatchObject({ ok: false, reason: "not-found" });
  });
});

test("X11: after is what Today shows once the draft is in use", async () => {
  const [segment] = defaultModel.segments;
  if (!segment) throw new Error("the default model has a segment");
  const strict = { ...defaultModel, segments: [{ ...segment, bands: { healthy: 99, watch: 90 } }] };
  const { alerts } = previewOf(await readPreviewBook(asOf), defaultModel)(strict);
  await publishDraft(await draftOf(strict), "stricter", null);
  await scoreBook(asOf);
  const line = alerts.find(({ id }) => id === world.ids.csm);
  expect(line?.after).toBe(await onToday("csm"));
  expect(line?.after).toBeGreaterThan(line?.before ?? 0);
});
