import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultModel } from "../../measures/default-model.ts";
import { registry } from "../../measures/registry.ts";
import type { BacktestSubject } from "../../schema/backtest.ts";
import { compileModel, segmentFor } from "../compile.ts";
import { scoreAccount } from "../score.ts";
import { judgeBacktest } from "./judge.ts";
import type { Past } from "./past.ts";
import { scoreDay } from "./scorer.ts";

const width = registry.length;
const model: BacktestSubject = { kind: "model", label: "v1", modelId: 1, version: 1, config: defaultModel };
const csat: BacktestSubject = { kind: "measure", label: "CSAT", key: "csat" };
const cut = { tickets: 0, answers: 0, usageDays: 0, interactions: 0, values: 0 };

const account = fc.record({
  id: fc.integer({ min: 1, max: 40 }),
  segment: fc.constantFrom(null, "a", "b"),
  values: fc.array(fc.option(fc.double({ min: -1, max: 2, noNaN: true }), { nil: Number.NaN }), {
    minLength: width,
    maxLength: width,
  }),
  left: fc.boolean(),
});
type Account = typeof account extends fc.Arbitrary<infer T> ? T : never;
const day = fc.uniqueArray(account, { selector: ({ id }) => id, minLength: 2, maxLength: 12 });

function pastOf(accounts: readonly Account[], asOf: string): Past {
  return {
    asOf,
    measures: registry,
    own: [],
    inUse: registry.map(() => true),
    ids: Int32Array.from(accounts, ({ id }) => id),
    segments: accounts.map(({ segment }) => segment),
    values: Float64Array.from(accounts.flatMap(({ values }) => values)),
    churned: Uint8Array.from(accounts, ({ left }) => Number(left)),
    leftOn: accounts.map(({ left }) => (left ? "2026-03-03" : null)),
    leftInLead: 0,
    notYet: 0,
    undated: new Set(),
    cut,
  };
}

function resultOf(days: readonly (readonly Account[])[]) {
  const test = judgeBacktest([model, csat]);
  days.forEach((accounts, place) => {
    test.add(pastOf(accounts, `2026-0${place + 1}-01`));
  });
  return test.result();
}

const near = (a: unknown, b: unknown) => expect(JSON.stringify(a, rounded)).toEqual(JSON.stringify(b, rounded));
const rounded = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toFixed(9)) : value);

describe("issue 3: one scoring function for the worker, the preview and the back-test", () => {
  test("a row's score and band are those of scoreAccount; without a band there is no score", () => {
    fc.assert(
      fc.property(day, (accounts) => {
        const compiled = compileModel(defaultModel, registry);
        const { scores, bands } = scoreDay(model, pastOf(accounts, "2026-01-01"));
        accounts.forEach(({ values, segment }, row) => {
          const real = values.map((value) => (Number.isNaN(value) ? null : value));
          const { score, band } = scoreAccount(
            real,
            segmentFor(compiled, segment),
            registry.map(() => true),
          );
          expect(bands?.[row]).toBe(band);
          expect(scores[row]).toBe(band === "unknown" ? Number.NaN : score);
        });
      }),
    );
  });

  test("the order of accounts does not matter, and dates and segments add up to the whole", () => {
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 3 }), (days) => {
        const result = resultOf(days);
        const turned = resultOf(days.map((accounts) => accounts.toReversed()));
        const bySegment = (one: typeof result) =>
          one.subjects.map(({ bySegment: list }) =>
            list.toSorted((a, b) => String(a.segment).localeCompare(String(b.segment))),
          );
        near(
          result.subjects.map(({ overall }) => overall),
          turned.subjects.map(({ overall }) => overall),
        );
        near(
          result.subjects.map(({ missed }) => missed),
          turned.subjects.map(({ missed }) => missed),
        );
        near(bySegment(result), bySegment(turned));
        near(result.difference, turned.difference);
        for (const { overall, byDate, bySegment: segments } of result.subjects)
          for (const parts of [byDate, segments]) {
            const total = (of: (part: (typeof parts)[number]) => number) =>
              parts.reduce((sum, part) => sum + of(part), 0);
            expect(total(({ n }) => n)).toBe(overall.n);
            expect(total(({ churned }) => churned)).toBe(overall.churned);
            expect(total(({ unjudged }) => unjudged)).toBe(overall.unjudged);
          }
      }),
      { numRuns: 40 },
    );
  });

  test("an account that left counts as one leaving, on however many dates it was looked at", () => {
    const values = registry.map(() => 0.5);
    const days = [1, 2, 3].map(() => [
      { id: 1, segment: null, values, left: true },
      { id: 2, segment: null, values, left: false },
    ]);
    expect(resultOf(days)).toMatchObject({ rows: 6, churned: 3, leavings: 1, verdict: "too-few" });
  });
});
