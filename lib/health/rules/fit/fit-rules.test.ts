import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Past } from "../backtest/past.ts";
import { matchBands } from "./match-bands.ts";
import { sampled, sampleFor, thinPast } from "./thin-past.ts";

const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 80 });
const below = (list: readonly number[], border: number) => list.filter((score) => score < border).length / list.length;

describe("X4: bands of fitted weights", () => {
  test("are bands that a model takes, and those of before when the scores are those of before", () => {
    fc.assert(
      fc.property(scores, scores, (yours, fitted) => {
        const bands = { healthy: 70, watch: 45 };
        const found = matchBands(yours, fitted, bands);
        expect(found.healthy).toBeGreaterThan(found.watch);
        expect(found.watch).toBeGreaterThanOrEqual(0);
        expect(found.healthy).toBeLessThanOrEqual(100);
        const same = matchBands(yours, yours, bands);
        expect([below(yours, same.watch), below(yours, same.healthy)]).toEqual([below(yours, 45), below(yours, 70)]);
      }),
    );
  });

  test("put as many at risk and below healthy as before", () => {
    const yours = Array.from({ length: 100 }, (_, i) => i);
    const squeezed = yours.map((score) => 40 + score / 5);
    const found = matchBands(yours, squeezed, { healthy: 70, watch: 45 });
    expect(below(squeezed.map(Math.round), found.watch)).toBeCloseTo(0.45, 1);
    expect(below(squeezed.map(Math.round), found.healthy)).toBeCloseTo(0.7, 1);
  });

  test("stay where next to nobody was at risk: there is nothing to match", () => {
    const bands = { healthy: 70, watch: 45 };
    expect(matchBands([80, 90, 95], [5, 60, 70], bands)).toEqual(bands);
    expect(matchBands([], [], bands)).toEqual(bands);
  });
});

describe("X4: rows of a fit", () => {
  const past: Past = {
    asOf: "2026-01-01",
    measures: [undefined, undefined, undefined],
    own: [],
    inUse: [true, false, true],
    ids: Int32Array.of(7, 8, 9),
    segments: ["a", null, "b"],
    values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
    churned: Uint8Array.of(0, 1, 0),
    leftOn: [null, "2026-02-01", null],
    leftInLead: 0,
    notYet: 0,
    undated: new Set(),
    cut: { tickets: 0, answers: 0, usageDays: 0, interactions: 0, values: 0 },
  };

  test("some rows and measures keep what belongs together", () => {
    expect(thinPast(past, [2, 0], (row) => row > 0)).toMatchObject({
      ids: Int32Array.of(8, 9),
      values: Float64Array.of(6, 4, 9, 7),
      inUse: [true, true],
      segments: [null, "b"],
      churned: Uint8Array.of(1, 0),
      leftOn: ["2026-02-01", null],
    });
  });

  test("a sample holds about one in so many accounts, always the same ones", () => {
    const book = { ...past, measures: [], ids: Int32Array.from({ length: 30_000 }, (_, i) => i + 1) };
    const share = (every: number) => sampled(book, every).ids.length / book.ids.length;
    expect(share(sampleFor(150_000))).toBe(1);
    expect(share(4)).toBeCloseTo(0.25, 1);
    expect(share(sampleFor(1_050_000))).toBeCloseTo(1 / 7, 1);
    expect(sampled(book, 4).ids).toEqual(sampled({ ...book, asOf: "2026-02-01" }, 4).ids);
  });
});
