import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { isRefusal } from "#lib/refusal.ts";
import { testDatabase } from "#lib/test-database.ts";
import { defaultModel } from "../measures/default-model.ts";
import { readLedger } from "../read/ledger.ts";
import { currentModel } from "../read/models.ts";
import { addDays, sundaysBetween } from "../rules/day.ts";
import { editedWeight } from "../rules/test-models.ts";
import { ownSpecSchema } from "../schema/own-measure.ts";
import { backfillPast, modelOn } from "./backfill.ts";
import { createDraft, ensureDefaultModel, publishDraft, rollBack, updateDraft } from "./models.ts";
import { makeOwnMeasure } from "./own-measures.ts";
import { rescoreDirty } from "./rescore.ts";
import { scoreBook } from "./score-book.ts";
import { scoreDay } from "./score-day.ts";

const t = await testDatabase();
const today = "2026-06-30";
const signal = new AbortController().signal;
const upsideDown = [
  [-1, 100],
  [1, 0],
];

/** 1 and 2 use the product daily, 3 churned, 4 has no data at all. */
const rows = `
insert into account (id, name, seats, customer_since, churned_on) values
  (1, 'One', 10, '2026-03-01', null), (2, 'Two', 10, '2026-03-01', null), (3, 'Left', 10, '2026-01-01', '2026-05-20'), (4, 'Empty', null, '2026-03-01', null);
insert into active_period (account_id, starts_on, ends_on) select id, customer_since, churned_on from account;
insert into usage_daily (account_id, day, events, active_users)
  select a, d::date, case when a = 2 and d >= '2026-06-10' then 10 else 100 end, 8
  from generate_series(1, 3) a, generate_series(timestamp '2026-03-01', timestamp '2026-06-29', '1 day') d;`;

type Health = {
  score: number | null;
  band: string;
  coverage: number;
  delta14: number | null;
  summary: string;
  frozen: boolean;
  scoredAt: string;
};
const health = async (id: number) => {
  const [row] = await t.admin<Health>(
    `select score, band, coverage, delta14, summary, frozen, scored_at::text as "scoredAt" from account_health where account_id = $1`,
    [id],
  );
  if (!row) throw new Error(`account ${id} has no health`);
  return row;
};
const days = (id: number) =>
  t.admin<{ day: string; score: number | null; frozen: boolean; revised: boolean; band: string }>(
    `select to_char(day, 'YYYY-MM-DD') as day, score, frozen, band, revised_at is not null as revised from score_daily where account_id = $1 order by day`,
    [id],
  );

beforeEach(async () => {
  await t.admin(`set session_replication_role = replica`);
  await t.admin(
    `truncate account, usage_daily, score_daily, account_health, account_dirty, backfill, health_model, setting cascade`,
  );
  await t.admin(rows);
});

describe("F3: scoring the book", () => {
  test("stores today's row and the current one; a second run changes nothing", async () => {
    expect(await scoreBook(today)).toEqual({ scored: 4, changed: 4 });
    expect((await health(1)).band).toBe("healthy");
    expect((await health(2)).score ?? 100).toBeLessThan((await health(1)).score ?? 0);
    expect(await scoreBook(today)).toEqual({ scored: 3, changed: 0 });
    expect(await days(1)).toHaveLength(1);
  });

  test("X3: an account without data is unknown, never healthy; a measure without data in the book is not in use", async () => {
    await scoreBook(today);
    expect(await health(4)).toMatchObject({ score: null, band: "unknown", coverage: 0 });
    const ledger = await readLedger(1, today);
    expect(ledger?.coverage).toBe(1);
    expect(ledger?.notInUse.map(({ key }) => key)).toContain("csat");
  });

  test("a churned account is frozen on its last day and thaws when it comes back", async () => {
    await scoreBook(today);
    expect(await days(3)).toMatchObject([{ day: "2026-05-20", frozen: true }]);
    const before = (await health(3)).score;
    await t.admin(
      `insert into usage_daily (account_id, day, events) values (3, '2026-05-30', 9999) on conflict (account_id, day) do update set events = 9999`,
    );
    await scoreBook(today);
    expect((await health(3)).score).toBe(before);
    await t.admin(`update account set churned_on = null where id = 3`);
    await t.admin(`insert into active_period (account_id, starts_on) values (3, '2026-06-01')`);
    await scoreBook(today);
    expect(await health(3)).toMatchObject({ frozen: false });
  });

  test("X2: the stored score is the ledger's, and its summary says why it moved", async () => {
    const model = await modelOn(today);
    await scoreDay(addDays(today, -14), { id: model.id, compiled: model.compiled }, today);
    await scoreBook(today);
    const [ledger, stored] = [await readLedger(2, today), await health(2)];
    expect(ledger?.exactScore).toBe(stored.score);
    expect(ledger?.summary).toBe(stored.summary);
    expect(stored.summary).toMatch(/^Down \d+ since 16 Jun: .*usage fell \d+\u202f%/);
    expect(ledger?.rows.reduce((sum, row) => sum + (row.change ?? 0), 0)).toBe(stored.delta14);
  });
});

describe("F3: changes, late data and the past", () => {
  test("only dirty accounts are scored again, and only changed rows are written", async () => {
    await scoreBook(today);
    await t.admin(`update usage_daily set events = 1 where account_id = 1 and day >= '2026-06-10'`);
    await t.admin(`insert into account_dirty (account_id) values (1), (2)`);
    const [one, two] = [await health(1), await health(2)];
    expect(await rescoreDirty(today)).toBe(2);
    expect((await health(1)).score ?? 100).toBeLessThan(one.score ?? 0);
    expect((await health(2)).scoredAt).toEqual(two.scoredAt);
    expect(await db.accountDirty.count()).toBe(0);
  });

  test("the past is filled weekly with progress; replaying a day equals its stored rows", async () => {
    await backfillPast(today, signal);
    const run = await db.backfill.findFirstOrThrow();
    expect(run).toMatchObject({ state: "done", done: run.total });
    const before = await days(2);
    expect(before.length).toBeGreaterThan(12);
    const past = before.map(({ day }) => day).slice(0, -1);
    expect(past).toEqual(sundaysBetween("2026-03-01", today));
    const model = await modelOn(today);
    for (const { day } of before) expect(await scoreDay(day, model, today)).toBe(0);
    expect(await days(2)).toEqual(before);
  });

  test("late data scores the affected days again and marks them revised; earlier days stay", async () => {
    await backfillPast(today, signal);
    const before = await days(1);
    await t.admin(`update usage_daily set events = 1 where account_id = 1 and day >= '2026-06-01'`);
    await t.admin(`insert into account_dirty (account_id, from_day) values (1, '2026-06-01')`);
    await rescoreDirty(today);
    for (const [i, row] of (await days(1)).entries()) {
      if (row.day < "2026-06-01") expect(row).toEqual(before[i]);
    }
    expect((await days(1)).filter(({ revised }) => revised).length).toBeGreaterThan(1);
    expect((await days(2)).some(({ revised }) => revised)).toBe(false);
  });

  test("a measure that was made later adds its values to the past; only days that come out otherwise are revised", async () => {
    await backfillPast(today, signal);
    const before = await days(1);
    await makeOwnMeasure(
      {
        label: "Events",
        dimension: "usage",
        spec: ownSpecSchema.parse({ source: { kind: "usage", featureId: null }, read: "sum" }),
        curve: [
          [0, 0],
          [2800, 100],
        ],
        presenceIsMeant: false,
      },
      null,
    );
    await t.admin(`update usage_daily set events = 1 where account_id = 2 and day = '2026-06-20'`);
    await backfillPast(today, signal);
    expect(await days(1)).toEqual(before);
    const stored = await t.admin<{ known: boolean }>(
      `select measure_values[65] is not null as known from score_daily where account_id = 1 and day >= '2026-03-08'`,
    );
    expect(stored.every(({ known }) => known)).toBe(true);
    const revised = (await days(2)).filter((row) => row.revised).map(({ day }) => day);
    expect(revised).toEqual(["2026-06-21", "2026-06-28"]);
    await backfillPast(today, signal);
    expect((await days(2)).filter((row) => row.revised).map(({ day }) => day)).toEqual(revised);
  });
});

describe("F3: versions of the model", () => {
  test("the default is made once; a draft becomes the next version and then never changes; rolling back is a new version", async () => {
    const first = await ensureDefaultModel();
    expect((await ensureDefaultModel()).id).toBe(first.id);
    const draft = await createDraft(null, null);
    if (isRefusal(draft)) throw new Error(draft.message);
    await updateDraft(draft.id, { config: editedWeight(defaultModel, "usage-trend", 40) });
    const published = await publishDraft(draft.id, "usage tells most", null);
    expect(published).toMatchObject({ version: 2, status: "published", note: "usage tells most" });
    expect(await updateDraft(draft.id, { name: "x" })).toMatchObject({ ok: false, reason: "conflict" });
    expect(await rollBack(first.id, "too nervous", null)).toMatchObject({ version: 3, config: first.config });
    expect((await currentModel())?.version).toBe(3);
  });

  test("X2: a new model's part of a change is configuration, not data", async () => {
    const model = await modelOn(today);
    await scoreDay(addDays(today, -14), model, today);
    await t.admin(`delete from usage_daily where day < '2026-04-01'`);
    const draft = await createDraft(null, null);
    if (isRefusal(draft)) throw new Error(draft.message);
    await updateDraft(draft.id, { config: editedWeight(defaultModel, "usage-trend", 100) });
    await publishDraft(draft.id, "test", null);
    await scoreBook(today);
    const ledger = await readLedger(2, today);
    expect(ledger?.split?.configuration).not.toBe(0);
    const { data = 0, configuration = 0, missing = 0 } = ledger?.split ?? {};
    expect(data + configuration + missing).toBe(ledger?.change);
  });

  test("X2: a day without a stored score is told under the version of that day, not under a later one", async () => {
    const usage = { ...defaultModel.segments[0], measures: [{ key: "usage-trend", weight: 100, curve: upsideDown }] };
    const later = { ...defaultModel, segments: [usage] };
    await t.admin(
      `insert into health_model (version, status, name, config, published_at) values
        (1, 'published', 'First', $1::jsonb, '2026-03-01'), (2, 'published', 'Second', $2::jsonb, '2026-06-20')`,
      [JSON.stringify(defaultModel), JSON.stringify(later)],
    );
    const [sunday, wednesday] = ["2026-06-14", "2026-06-17"];
    await scoreDay(sunday, await modelOn(sunday), today);
    const told = await readLedger(2, wednesday);
    expect(told?.rows.length).toBeGreaterThan(1);
    await scoreDay(wednesday, await modelOn(wednesday), today);
    expect(await readLedger(2, wednesday)).toMatchObject({ score: told?.score, band: told?.band });
    expect((await readLedger(2, "2026-06-24"))?.rows).toHaveLength(1);
  });

  test("a draft with a measure that does not exist is refused with a sentence", async () => {
    const draft = await createDraft(null, null);
    if (isRefusal(draft)) throw new Error(draft.message);
    const [segment] = defaultModel.segments;
    const wrong = {
      ...defaultModel,
      segments: segment
        ? [
            {
              ...segment,
              measures: [
                {
                  key: "nonsense",
                  weight: 1,
                  curve: [
                    [0, 0],
                    [1, 100],
                  ] as [number, number][],
                },
              ],
            },
          ]
        : [],
    };
    expect(await updateDraft(draft.id, { config: wrong })).toMatchObject({ ok: false, reason: "invalid" });
  });
});
