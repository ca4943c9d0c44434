import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Case, effectOfHoldOut, effectOfPairs, newcombe, pairUp } from "./effect.ts";

const one = (accountId: number, more: Partial<Case> = {}): Case => ({
  accountId,
  day: "2026-01-05",
  segment: "Mid",
  score: 40,
  tenureDays: 400,
  saved: true,
  ...more,
});

describe("effect of a protocol [X10]", () => {
  it("gives Newcombe's published intervals (1998, table II: 56/70 and 48/80; 9/10 and 3/10; 10/10 and 0/10)", () => {
    const rounded = (a: [number, number], b: [number, number]) => {
      const { low, high } = newcombe({ saved: a[0], n: a[1] }, { saved: b[0], n: b[1] });
      return [low, high].map((value) => Math.round(value * 10_000) / 10_000);
    };
    expect(rounded([56, 70], [48, 80])).toEqual([0.0524, 0.3339]);
    expect(rounded([9, 10], [3, 10])).toEqual([0.1705, 0.809]);
    expect(rounded([10, 10], [0, 10])).toEqual([0.6075, 1]);
  });
  it("pairs the nearest of the same day and segment within reach, each once", () => {
    const untreated = [
      one(10, { score: 44 }),
      one(11, { score: 41 }),
      one(12, { segment: "Small" }),
      one(13, { score: 46 }),
      one(14, { day: "2026-01-06" }),
    ];
    expect(pairUp([one(1), one(2)], untreated).map(([a, b]) => [a.accountId, b.accountId])).toEqual([
      [1, 11],
      [2, 10],
    ]);
    expect(pairUp([one(1, { tenureDays: 900 })], untreated)).toEqual([]);
  });
  it("says when it cannot tell: too few, or nobody alike", () => {
    const many = (from: number, more: Partial<Case> = {}) => Array.from({ length: 20 }, (_, i) => one(from + i, more));
    expect(effectOfPairs(many(1).slice(1), many(100)).cannotTell).toMatch(/Only 19 interventions/);
    expect(effectOfPairs(many(1), many(100, { score: 60 }))).toMatchObject({ unmatched: 20, difference: null });
    expect(effectOfPairs(many(1), many(100, { saved: false }))).toMatchObject({ difference: 1, cannotTell: null });
    expect(effectOfHoldOut(many(1), many(100).slice(1)).cannotTell).toMatch(/Only 19/);
  });
  it("keeps its interval around the difference and within −1 and 1", () => {
    const side = fc
      .integer({ min: 1, max: 300 })
      .chain((n) => fc.integer({ min: 0, max: n }).map((saved) => ({ n, saved })));
    fc.assert(
      fc.property(side, side, (a, b) => {
        const { difference, low, high } = newcombe(a, b);
        expect(low).toBeLessThanOrEqual(difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { seed: 10, numRuns: 300 },
    );
  });
});
