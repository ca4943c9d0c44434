import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Band } from "../../schema.ts";
import { alarm } from "./alarm.ts";
import { calibration } from "./calibration.ts";
import { lift } from "./lift.ts";
import { goldenSample, outcomes, shuffled } from "./test-sample.ts";
import { wilson } from "./wilson.ts";

const { score, churned } = goldenSample();
const seed = fc.integer({ min: 1, max: 1_000_000 });

/*
 * Golden figures: base R 4.2.2 (Debian bookworm: r-base-core), run once after the sample of auc.test.ts:
 *
 * k <- n/10; border <- sort(score)[ceiling(k)]
 * p <- ifelse(score < border, 1, ifelse(score == border, (k - sum(score < border))/sum(score == border), 0))
 * c(sum(p*churned), (sum(p*churned)/k)/mean(churned))
 * d <- pmin(9, floor(10*(rank(score, ties.method = "average") - .5)/n)) + 1
 * for (g in sort(unique(d))) { s <- d == g; ci <- prop.test(sum(churned[s]), sum(s), correct = FALSE)$conf.int
 *   cat(g, sum(s), sum(churned[s]), mean(score[s]), ci, "\n") }
 *
 * Tolerance: 1e-9 (12 digits were printed).
 */
describe("X1: lift and calibration are those of R", () => {
  test("lift in the riskiest decile, whose border is a tie", () => {
    const found = lift(score, churned);
    expect(found?.caught).toBeCloseTo(22.07692307692, 9);
    expect(found?.value).toBeCloseTo(1.76615384615, 9);
  });

  test("deciles with Wilson's intervals (prop.test without correction)", () => {
    const { deciles, inversions, beyondChance } = calibration(score, churned);
    const expected = [
      [1, 35, 19, 5.34285714286, 0.381897250685, 0.695339807116],
      [2, 45, 23, 9.06666666667, 0.370044646446, 0.650429762471],
      [3, 50, 17, 11.68, 0.224369492225, 0.478461739498],
      [4, 20, 10, 13, 0.299298008198, 0.700701991802],
      [5, 55, 21, 14.4727272727, 0.265159542589, 0.513907797675],
      [6, 32, 6, 16, 0.0888954468957, 0.353091552014],
      [7, 30, 6, 17, 0.0950510717729, 0.373056964131],
      [8, 59, 11, 18.4406779661, 0.10742721942, 0.30378950447],
      [9, 40, 5, 20.475, 0.0545950025095, 0.261121198389],
      [10, 34, 7, 23.1176470588, 0.10349526899, 0.367983880512],
    ];
    expect(deciles).toHaveLength(expected.length);
    for (const [i, [decile, n, left, meanScore, low, high]] of expected.entries()) {
      expect(deciles[i]).toMatchObject({ decile, n, churned: left });
      expect(deciles[i]?.meanScore).toBeCloseTo(meanScore ?? 0, 9);
      expect(deciles[i]?.low).toBeCloseTo(low ?? 0, 9);
      expect(deciles[i]?.high).toBeCloseTo(high ?? 0, 9);
    }
    expect({ inversions, beyondChance }).toEqual({ inversions: 3, beyondChance: null });
  });
});

describe("X1: lift in the riskiest decile", () => {
  test("lies between 0 and 10 and does not depend on the order of rows", () => {
    fc.assert(
      fc.property(outcomes, seed, (rows, by) => {
        const found = lift(rows.scores, rows.churned);
        const other = shuffled(rows, by);
        const again = lift(other.scores, other.churned);
        if (!found || !again) {
          expect(found).toBe(again);
          return;
        }
        expect(again.value).toBeCloseTo(found.value, 9);
        expect(found.value).toBeGreaterThanOrEqual(0);
        expect(found.value).toBeLessThanOrEqual(10 + 1e-9);
        expect(found.caught).toBeLessThanOrEqual(found.churned + 1e-9);
      }),
    );
  });

  test("is 1 when all scores are equal, 10 when the lowest tenth is all who left, nothing when nobody left", () => {
    const rows = Array.from({ length: 40 }, (_, i) => i);
    const left = Uint8Array.from(rows, (i) => (i < 4 ? 1 : 0));
    expect(lift(new Float64Array(40).fill(50), left)?.value).toBeCloseTo(1, 12);
    expect(lift(Float64Array.from(rows), left)?.value).toBeCloseTo(10, 12);
    expect(lift(Float64Array.from(rows), new Uint8Array(40))).toBeNull();
  });
});

describe("X1: the at-risk band as an alarm", () => {
  const bands: Band[] = ["at-risk", "at-risk", "watch", "healthy", "healthy", "unknown", "at-risk", "unknown"];

  test("recall, precision, and who left while healthy or unknown", () => {
    const found = alarm(bands, Uint8Array.of(1, 0, 1, 1, 0, 1, 1, 0));
    expect(found).toMatchObject({
      n: 8,
      churned: 5,
      alarms: 3,
      caught: 2,
      churnedWhileHealthy: 1,
      churnedWhileUnknown: 1,
    });
    expect(found.recall).toEqual({ value: 0.4, ...wilson(2, 5) });
    expect(found.precision).toEqual({ value: 2 / 3, ...wilson(2, 3) });
  });

  test("nobody left, nobody at risk: no share of nothing", () => {
    expect(alarm(bands, new Uint8Array(8)).recall).toBeNull();
    expect(alarm(["healthy", "watch"], Uint8Array.of(1, 0)).precision).toBeNull();
  });
});

describe("X1: calibration by decile", () => {
  test("counts every known account once, keeps equal scores together, whatever the order of rows", () => {
    fc.assert(
      fc.property(outcomes, seed, (rows, by) => {
        const { deciles, inversions } = calibration(rows.scores, rows.churned);
        const known = rows.scores.filter((one) => !Number.isNaN(one));
        expect(deciles.reduce((sum, { n }) => sum + n, 0)).toBe(known.length);
        for (const [i, { from, to, low, rate, high }] of deciles.entries()) {
          expect(from).toBeGreaterThan(deciles[i - 1]?.to ?? Number.NEGATIVE_INFINITY);
          expect(from <= to && low <= rate && rate <= high).toBe(true);
        }
        const other = shuffled(rows, by);
        const again = calibration(other.scores, other.churned);
        expect(again.inversions).toBe(inversions);
        expect(again.deciles.map(({ n, churned: left }) => [n, left])).toEqual(
          deciles.map(({ n, churned: left }) => [n, left]),
        );
      }),
    );
  });

  const book = (rates: number[], each: number) => ({
    scores: Float64Array.from({ length: each * 10 }, (_, i) => Math.floor(i / each)),
    churned: Uint8Array.from({ length: each * 10 }, (_, i) =>
      (i % each) / each < (rates[Math.floor(i / each)] ?? 0) ? 1 : 0,
    ),
  });

  test("an inversion is counted, and called beyond chance only when there are accounts enough", () => {
    const rates = [0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.4];
    const [few, many] = [book(rates, 20), book(rates, 1000)];
    expect(calibration(few.scores, few.churned)).toMatchObject({ inversions: 1, beyondChance: null });
    expect(calibration(many.scores, many.churned)).toMatchObject({
      inversions: 1,
      beyondChance: { lower: 9, higher: 10 },
    });
  });

  test("a rate that falls from decile to decile has no inversion", () => {
    const falls = book([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0], 50);
    expect(calibration(falls.scores, falls.churned)).toMatchObject({ inversions: 0, beyondChance: null });
  });
});
