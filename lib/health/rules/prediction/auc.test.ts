import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auc } from "./auc.ts";
import { aucDifference } from "./auc-difference.ts";
import { goldenSample, outcomes, shuffled } from "./test-sample.ts";

const sample = goldenSample();
const seed = fc.integer({ min: 1, max: 1_000_000 });

/*
 * Golden figures: R 4.2.2 with pROC 1.18.0 (Debian bookworm: r-base-core, r-cran-proc), run once:
 *
 * draw <- local({ s <- 42; function() { s <<- (s * 16807) %% 2147483647; s / 2147483647 } })
 * n <- 400; x <- matrix(0, n, 4); churned <- score <- second <- numeric(n)
 * for (i in 1:n) {
 *   u <- sapply(1:6, function(k) draw())
 *   x[i, ] <- c(floor(5*u[1])/4, floor(5*u[2])/4, u[3], (floor(5*u[1])/4 + floor(5*u[4])/4)/2)
 *   churned[i] <- as.numeric(u[5] < 1/(1 + exp(1.2 + 1.5*x[i,1] - 1.8*x[i,2] - 0.6*x[i,3])))
 *   score[i] <- floor(8*x[i,1] - 8*x[i,2] + 10*u[6]) + 10
 *   second[i] <- floor(8*x[i,1] + 20*u[4])
 * }
 * library(pROC)
 * a <- roc(churned, score, direction = ">"); b <- roc(churned, second, direction = ">")
 * ci.auc(a, method = "delong"); ci.auc(b, method = "delong"); roc.test(a, b, method = "delong", paired = TRUE)$conf.int
 * wilcox.test(score[churned == 0], score[churned == 1])$statistic / (sum(churned) * sum(1 - churned))  # the same AUC
 *
 * Tolerance: 1e-9 (12 digits were printed). roc.test gives first − second; here it is second − first.
 */
describe("X1: AUC and its interval are those of R's pROC", () => {
  test("the sample is the one that R saw", () => {
    const sumOf = (list: Iterable<number>) => [...list].reduce((sum, one) => sum + one, 0);
    expect([sumOf(sample.churned), sumOf(sample.score), sumOf(sample.second)]).toEqual([125, 5950, 5270]);
  });

  test.each([
    ["score", 0.673570909091, 0.616604702572, 0.73053711561],
    ["second", 0.509134545455, 0.447589338568, 0.570679752341],
  ] as const)("AUC of %s, with ties, and DeLong's interval", (column, value, low, high) => {
    const found = auc(sample[column], sample.churned);
    expect(found?.value).toBeCloseTo(value, 9);
    expect(found?.low).toBeCloseTo(low, 9);
    expect(found?.high).toBeCloseTo(high, 9);
    expect(found).toMatchObject({ n: 400, churned: 125 });
  });

  test("paired difference: its interval is that of roc.test", () => {
    const found = aucDifference(sample.score, sample.second, sample.churned);
    expect(found?.value).toBeCloseTo(0.509134545455 - 0.673570909091, 9);
    expect(found?.low).toBeCloseTo(-0.2399367532798, 9);
    expect(found?.high).toBeCloseTo(-0.0889359739929, 9);
    expect(found?.verdict).toBe("worse");
  });
});

describe("X1: AUC", () => {
  test("is the share of pairs that are ranked right, ties half, whatever the scores", () => {
    fc.assert(
      fc.property(outcomes, ({ scores, churned }) => {
        const known = [...scores.keys()].filter((row) => !Number.isNaN(scores[row]));
        const left = known.filter((row) => churned[row] === 1);
        const kept = known.filter((row) => churned[row] === 0);
        const found = auc(scores, churned);
        if (left.length === 0 || kept.length === 0) {
          expect(found).toBeNull();
          return;
        }
        let right = 0;
        for (const a of left) {
          for (const b of kept) right += (scores[a] ?? 0) < (scores[b] ?? 0) ? 1 : scores[a] === scores[b] ? 0.5 : 0;
        }
        expect(found?.value).toBeCloseTo(right / (left.length * kept.length), 12);
        expect(found).toMatchObject({ n: known.length, churned: left.length });
      }),
    );
  });

  test("of the negated score is 1 − AUC, with the interval turned round", () => {
    fc.assert(
      fc.property(outcomes, ({ scores, churned }) => {
        const [one, other] = [
          auc(scores, churned),
          auc(
            scores.map((score) => -score),
            churned,
          ),
        ];
        if (!one || !other) {
          expect(one).toBe(other);
          return;
        }
        expect(other.value).toBeCloseTo(1 - one.value, 12);
        expect(other.low).toBeCloseTo(1 - one.high, 9);
        expect(other.high).toBeCloseTo(1 - one.low, 9);
      }),
    );
  });

  test("depends neither on the order of rows nor on the scale, and lies within its interval within 0–1", () => {
    fc.assert(
      fc.property(outcomes, seed, (rows, by) => {
        const one = auc(rows.scores, rows.churned);
        const other = shuffled(rows, by);
        const again = auc(
          other.scores.map((score) => 4 * score),
          other.churned,
        );
        if (!one) {
          expect(again).toBeNull();
          return;
        }
        expect(again?.value).toBeCloseTo(one.value, 9);
        expect(again?.low).toBeCloseTo(one.low, 9);
        expect(one.low).toBeGreaterThanOrEqual(0);
        expect(one.low).toBeLessThanOrEqual(one.value);
        expect(one.value).toBeLessThanOrEqual(one.high);
        expect(one.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("that never errs on few accounts still has an interval: three of three is no certainty", () => {
    const found = auc(Float64Array.of(1, 2, 3, 7, 8, 9, 10), Uint8Array.of(1, 1, 1, 0, 0, 0, 0));
    expect(found).toMatchObject({ value: 1, high: 1, n: 7, churned: 3 });
    expect(found?.low).toBeLessThan(0.5);
  });
});

describe("X1: difference of two AUCs on the same accounts", () => {
  test("of a score to itself is 0, and turns its sign with the order of the two", () => {
    fc.assert(
      fc.property(outcomes, seed, (rows, by) => {
        const other = rows.scores.map((score, row) => score + ((row * by) % 5));
        const [there, back] = [
          aucDifference(rows.scores, other, rows.churned),
          aucDifference(other, rows.scores, rows.churned),
        ];
        if (!there || !back) {
          expect(there).toBe(back);
          return;
        }
        expect(there.value).toBeCloseTo(-back.value, 12);
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(aucDifference(rows.scores, rows.scores, rows.churned)).toMatchObject({
          value: 0,
          low: 0,
          high: 0,
          verdict: "same",
        });
      }),
    );
  });

  test("compares only accounts that both judge", () => {
    const first = Float64Array.of(1, 2, 3, 4, Number.NaN, 6);
    const second = Float64Array.of(1, 2, 3, 4, 5, Number.NaN);
    expect(aucDifference(first, second, Uint8Array.of(1, 1, 0, 0, 1, 0))).toMatchObject({ n: 4, churned: 2 });
    expect(aucDifference(first, second, Uint8Array.of(1, 0, 0, 0, 1, 1))).toBeNull();
  });
});
