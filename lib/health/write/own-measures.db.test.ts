import { call } from "@orpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { anonymous, type Caller } from "#lib/caller.ts";
import { testDatabase } from "#lib/test-database.ts";
import { positionOf } from "../measures/registry.ts";
import { health } from "../procedures.ts";
import { readBook } from "../read/book.ts";
import { readMeasures } from "../read/measures.ts";
import { factPages } from "../read/pages.ts";
import { evaluate } from "../rules/evaluate.ts";
import type { OwnMeasure, OwnRead, OwnSource } from "../schema/own-measure.ts";
import { publishDraft } from "./models.ts";
import { rescoreDirty } from "./rescore.ts";
import { scoreBook } from "./score-book.ts";

const t = await testDatabase();
const asOf = "2026-06-30";
const admin: Caller = { ...anonymous("test", "::1"), kind: "user", userId: 1, role: "admin", roles: ["admin"] };
const context = { context: { caller: admin }, path: ["test"] };

/** What is on or before 30 June counts, what comes after it must not. Account 3 left on 10 June. */
const rows = `
insert into app_user (id, email, name, status) values (1, 'ada@x.io', 'Ada', 'active');
insert into account (id, name, industry, seats, customer_since, churned_on, custom) values
  (1, 'One', 'Retail', 10, '2026-01-01', null, '{"Contract": "Month-to-month", "Score": "7.5", "TCV": "48000", "churnFlag": "no"}'),
  (2, 'Two', 'Health', 20, '2026-05-31', null, '{"Contract": "Two year", "Score": "n/a"}'),
  (3, 'Left', 'Retail', 5, '2026-01-01', '2026-06-10', '{"Contract": "Month-to-month"}'),
  (4, 'Empty', null, null, '2026-01-01', null, '{}');
insert into active_period (account_id, starts_on, ends_on) select id, customer_since, churned_on from account;
insert into custom_metric (id, key, name, is_money) values (1, 'logins', 'Logins', false), (2, 'spend', 'Spend', true);
insert into custom_value (account_id, metric_id, day, value) values
  (1, 1, '2026-05-10', 10), (1, 1, '2026-06-10', 20), (1, 1, '2026-06-20', 40), (1, 1, '2026-07-01', 900),
  (3, 1, '2026-06-09', 3), (3, 1, '2026-06-15', 99);
insert into feature (id, key, name, plans) values (1, 'report', 'Opened a report', '{}');
insert into usage_daily (account_id, day, events, active_users)
  select 1, d::date, 10, 1 from generate_series(timestamp '2026-05-05', timestamp '2026-06-29', '1 day') d;
insert into usage_feature_daily (account_id, feature_id, day, events) values
  (1, 1, '2026-06-25', 6), (1, 1, '2026-05-15', 2), (1, 1, '2026-07-02', 50);
insert into ticket (account_id, external_id, priority, status, opened_at) values
  (1, 'a', 'high', 'open', '2026-05-20T08:00Z'), (1, 'b', 'high', 'open', '2026-06-10T08:00Z'), (1, 'c', 'low', 'open', '2026-06-20T23:30Z'), (1, 'd', 'low', 'open', '2026-07-01T00:00Z'),
  (3, 'a', 'low', 'open', '2026-06-09T08:00Z'), (3, 'b', 'low', 'open', '2026-06-12T08:00Z');
insert into survey (id, key, name, kind, scale_min, scale_max, satisfied_at) values (1, 'ces', 'Effort', 'ces', 1, 7, 5);
insert into survey_response (account_id, survey_id, score, answered_at) values
  (1, 1, 6, '2026-06-28T00:00Z'), (1, 1, 2, '2026-06-01T00:00Z'), (1, 1, 1, '2026-07-01T00:00Z');`;

const metric: OwnSource = { kind: "metric", metricId: 1 };
const curve: [number, number][] = [
  [0, 0],
  [100, 100],
];

let n = 0;
async function make(source: OwnSource, read: OwnRead, more: object = {}): Promise<OwnMeasure> {
  n += 1;
  const spec = { source, read, windowDays: 28, ...more };
  return call(
    health.makeMeasure,
    { label: `Own ${n}`, dimension: "usage", curve, spec, presenceIsMeant: true },
    context,
  );
}

async function valuesOf({ position }: OwnMeasure, day = asOf): Promise<Record<number, number | null>> {
  const book = await readBook(day);
  const found: Record<number, number | null> = {};
  for await (const page of factPages(book))
    for (const facts of page.facts) found[facts.accountId] = evaluate(facts, book.measures).values[position] ?? null;
  return found;
}

beforeAll(async () => {
  await t.admin(rows);
});

describe("F3: what a team's own measure reads, as of a day", () => {
  it.each<[OwnRead, number | null, number | null]>([
    ["latest", 40, 3],
    ["sum", 60, 3],
    ["mean", 30, 3],
    ["change", 2, null],
    ["days-since", 10, 1],
    ["presence", 1, 1],
  ])("%s of a figure, with nothing that came later or after an account had left", async (read, one, left) => {
    expect(await valuesOf(await make(metric, read))).toEqual({
      1: one,
      2: read === "presence" ? 0 : null,
      3: left,
      4: read === "presence" ? 0 : null,
    });
  });

  it("trend of a figure: 20 in ten days on a mean of 30 is +200 % a month", async () => {
    const values = await valuesOf(await make(metric, "trend"));
    expect(values[1]).toBeCloseTo((30 * 2) / 30, 9);
    expect(values[3]).toBeNull();
  });

  it("events: of all and of one feature, counted up to the last full day; steady use has no trend", async () => {
    expect(await valuesOf(await make({ kind: "usage", featureId: null }, "sum"))).toEqual({
      1: 280,
      2: null,
      3: null,
      4: null,
    });
    expect((await valuesOf(await make({ kind: "usage", featureId: null }, "change")))[1]).toBe(0);
    expect((await valuesOf(await make({ kind: "usage", featureId: null }, "trend")))[1]).toBeCloseTo(0, 9);
    expect((await valuesOf(await make({ kind: "usage", featureId: 1 }, "sum")))[1]).toBe(6);
    expect((await valuesOf(await make({ kind: "usage", featureId: 1 }, "change")))[1]).toBe(2);
    expect((await valuesOf(await make({ kind: "usage", featureId: 1 }, "days-since")))[1]).toBe(4);
    expect((await valuesOf(await make({ kind: "usage", featureId: 1 }, "sum"), "2026-05-20"))[1]).toBe(2);
  });

  it("tickets opened: without one is none, but unknown before the book has any; change and days since need one", async () => {
    const opened = await make({ kind: "tickets" }, "sum");
    expect(await valuesOf(opened)).toEqual({ 1: 2, 2: 0, 3: 1, 4: 0 });
    expect(await valuesOf(opened, "2026-05-31")).toEqual({ 1: 1, 2: 0, 3: 0, 4: 0 });
    expect(await valuesOf(opened, "2026-05-19")).toEqual({ 1: null, 3: null, 4: null });
    expect((await valuesOf(await make({ kind: "tickets" }, "change")))[1]).toBe(1);
    expect(await valuesOf(await make({ kind: "tickets" }, "days-since"))).toEqual({ 1: 10, 2: null, 3: 1, 4: null });
  });

  it("a survey question: newest answer and mean", async () => {
    expect((await valuesOf(await make({ kind: "survey", surveyId: 1 }, "latest")))[1]).toBe(6);
    expect((await valuesOf(await make({ kind: "survey", surveyId: 1 }, "mean", { windowDays: 90 })))[1]).toBe(4);
  });

  it("fields and columns of the account: numbers, categories by place, dates as days since", async () => {
    const contract = { categories: ["Month-to-month", "Two year"] };
    expect(await valuesOf(await make({ kind: "field", key: "Contract" }, "latest", contract))).toEqual({
      1: 0,
      2: 1,
      3: 0,
      4: null,
    });
    const industry = { categories: ["Retail", "Health"] };
    expect(await valuesOf(await make({ kind: "column", column: "industry" }, "latest", industry))).toEqual({
      1: 0,
      2: 1,
      3: 0,
      4: null,
    });
    expect(await valuesOf(await make({ kind: "column", column: "seats" }, "latest"))).toEqual({
      1: 10,
      2: 20,
      3: 5,
      4: null,
    });
    expect((await valuesOf(await make({ kind: "column", column: "customer_since" }, "days-since")))[2]).toBe(30);
  });
});

describe("a measure in a model (F3, X2)", () => {
  it("is drafted, published and scored like any other, and its evidence opens", async () => {
    const measure = await make(metric, "latest");
    await scoreBook(asOf);
    const draft = await call(health.createDraft, {}, context);
    const [segment] = draft.config.segments;
    if (!segment) throw new Error("no segment");
    const measures = [{ key: measure.key, weight: 100, curve }];
    const config = { ...draft.config, segments: [{ ...segment, measures }] };
    await call(health.updateDraft, { modelId: draft.id, config }, context);
    await publishDraft(draft.id, "Logins tell", 1);
    await scoreBook(asOf);
    const score = async () =>
      (await t.admin<{ score: number }>("select score from account_health where account_id = 1"))[0]?.score;
    expect(await score()).toBe(40);
    const ledger = await call(health.ledger, { accountId: 1, day: asOf }, context);
    expect(ledger.rows).toMatchObject([{ key: measure.key, evidence: "40", points: 40, of: 100 }]);
    const evidence = await call(health.evidence, { accountId: 1, measure: measure.key, day: asOf }, context);
    expect(evidence.rows.map(({ at, what }) => [at, what])).toEqual([
      ["2026-06-20", "40"],
      ["2026-06-10", "20"],
      ["2026-05-10", "10"],
    ]);
    // incremental equals full
    await t.admin("insert into custom_value (account_id, metric_id, day, value) values (1, 1, '2026-06-29', 70)");
    await t.admin("insert into account_dirty (account_id, since) values (1, now()) on conflict do nothing");
    await rescoreDirty(asOf);
    expect(await score()).toBe(70);
    const busy = call(health.changeMeasure, { measureId: measure.id, archived: true }, context);
    await expect(busy).rejects.toThrow(/is part of version \d+, which is in use. Take it out there first/);
  });
});

describe("bad input gets a sentence", () => {
  it.each<[OwnSource, OwnRead, object, RegExp]>([
    [{ kind: "metric", metricId: 2 }, "latest", {}, /no such column/],
    [{ kind: "metric", metricId: 99 }, "latest", {}, /no such column/],
    [{ kind: "column", column: "seats" }, "trend", {}, /cannot be read in this way/],
    [{ kind: "field", key: "Contract" }, "latest", {}, /name the values that get points/],
  ])("%o read as %s", async (source, read, more, sentence) => {
    await expect(make(source, read, more)).rejects.toThrow(sentence);
  });

  it("presence must be meant, a name is taken once, and an archived measure keeps its position", async () => {
    const spec = { source: metric, read: "presence" as const };
    const input = { label: "Has logins", dimension: "usage" as const, spec, curve };
    await expect(call(health.makeMeasure, input, context)).rejects.toThrow(/mostly a leak/);
    const atOnce = [1, 2, 3].map(() => call(health.makeMeasure, { ...input, presenceIsMeant: true }, context));
    const done = (await Promise.allSettled(atOnce)).flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    expect(done).toHaveLength(1);
    const made = done[0] as OwnMeasure;
    await expect(call(health.makeMeasure, { ...input, presenceIsMeant: true }, context)).rejects.toThrow(/already/);
    const { archivedOn } = await call(health.changeMeasure, { measureId: made.id, archived: true }, context);
    expect(archivedOn).not.toBeNull();
    expect(positionOf(made.key, await readMeasures())).toBe(made.position);
    const next = await call(health.makeMeasure, { ...input, presenceIsMeant: true }, context);
    expect(next.position).toBeGreaterThan(made.position);
    const back = call(health.changeMeasure, { measureId: made.id, archived: false }, context);
    await expect(back).rejects.toThrow(/already/);
    await call(health.changeMeasure, { measureId: made.id, archived: false, label: "Has logins, again" }, context);
    const same = call(health.changeMeasure, { measureId: made.id, label: "has LOGINS" }, context);
    await expect(same).rejects.toThrow(/already/);
  });
});

describe("its distribution among accounts that stayed and left", () => {
  it("counts each as it was known: today, or the day before it left", async () => {
    const found = await call(health.tryMeasure, { spec: { source: metric, read: "latest" } }, context);
    expect(found).toMatchObject({ kept: 3, churned: 1, unknown: { kept: 2, churned: 0 } });
    expect(found.bins.reduce((sum, bin) => sum + bin.churned, 0)).toBe(1);
    expect(found.proposed).toBeNull();
  });

  it("warns of a measure that knows the outcome, and of presence", async () => {
    const presence = await call(health.tryMeasure, { spec: { source: metric, read: "presence" } }, context);
    expect(presence.leak).toMatch(/says only who has data/);
  });

  it("offers every source but money", async () => {
    const names = (await call(health.ownSources, {}, context)).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["Logins", "Contract", "Industry", "All events", "Opened a report", "Effort"]),
    );
    expect(names).not.toContain("Spend");
    expect(names).not.toContain("TCV");
  });

  it.each<OwnSource>([
    { kind: "field", key: "TCV" },
    { kind: "field", key: "churnFlag" },
    { kind: "metric", metricId: 2 },
    { kind: "metric", metricId: 99 },
  ])("N4: shows no distribution of %o, which nobody is offered", async (source) => {
    const attempt = call(health.tryMeasure, { spec: { source, read: "latest" } }, context);
    await expect(attempt).rejects.toThrow(/no such column/);
  });
});
