import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stability } from "./stability.ts";
import { goldenSample } from "./test-sample.ts";

const value = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.double({ min: -5, max: 5, noNaN: true }),
  fc.constant(Number.NaN),
);
const column = fc.array(value, { minLength: 1, maxLength: 80 }).map((list) => Float64Array.from(list));
const line = (n: number, at: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => at(i));

/*
 * Golden figures: base R 4.2.2 (Debian bookworm: r-base-core), run once after the sample of auc.test.ts:
 *
 * bef <- second[1:200]; now <- second[201:400]*1.2 + 1; cuts <- unique(quantile(bef, (1:9)/10, type = 1))
 * f <- function(v) (table(cut(v, c(-Inf, cuts, Inf))) + .5)/(200 + .5*(length(cuts) + 1))
 * sum((f(now) - f(bef))*log(f(now)/f(bef)))
 * qchisq(.95, 9) * (1/200 + 1/200)
 *
 * Tolerance: 1e-9 for the index; 1 % for what chance does, whose χ² is approximated.
 */
describe("F3: population stability is that of R", () => {
  test("index, and what chance does", () => {
    const { second } = goldenSample();
    const now = second.slice(200).map((one) => one * 1.2 + 1);
    const found = stability(second.slice(0, 200), now);
    expect(found?.value).toBeCloseTo(0.861777228639, 9);
    expect((found?.chance ?? 0) / (16.9189776 * (2 / 200))).toBeCloseTo(1, 2);
    expect(found?.word).toBe("changed");
  });
});

describe("F3: population stability", () => {
  test("is 0 of a sample to itself, never below 0, and does not depend on the order of rows", () => {
    fc.assert(
      fc.property(column, column, (before, now) => {
        expect(stability(before, before)).toMatchObject({ value: 0, word: "same" });
        const found = stability(before, now);
        expect(found?.value).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(found?.value)).toBe(true);
        expect(stability(before.toReversed(), now.toReversed())?.value).toBeCloseTo(found?.value ?? -1, 9);
      }),
    );
  });

  test("a measure that moved by half its width has changed; one that moved a little has shifted", () => {
    const before = line(2000, (i) => i % 100);
    expect(
      stability(
        before,
        line(2000, (i) => (i % 100) + 1),
      )?.word,
    ).toBe("same");
    expect(
      stability(
        before,
        line(2000, (i) => (i % 100) + 8),
      )?.word,
    ).toBe("shifted");
    expect(
      stability(
        before,
        line(2000, (i) => (i % 100) + 50),
      )?.word,
    ).toBe("changed");
  });

  test("a source that fell silent is a change although every known value is as before", () => {
    const before = line(2000, (i) => i % 100);
    const now = line(2000, (i) => (i % 3 === 0 ? i % 100 : Number.NaN));
    expect(stability(before, now)).toMatchObject({ word: "changed", unknownBefore: 0 });
    expect(stability(before, now)?.unknownNow).toBeCloseTo(2 / 3, 3);
  });

  test("values that were never seen before are a change, also where all were equal", () => {
    expect(stability(new Float64Array(500), new Float64Array(500).fill(3))?.word).toBe("changed");
  });

  test("of few accounts a large index is chance, and not called a change", () => {
    const before = line(30, (i) => i);
    const now = line(30, (i) => (i * 7 + 4) % 31);
    const found = stability(before, now);
    expect(found?.word).toBe("same");
    expect(found?.chance).toBeGreaterThan(0.25);
  });

  test("nothing before or nothing now compares with nothing", () => {
    expect(
      stability(
        new Float64Array(0),
        line(3, (i) => i),
      ),
    ).toBeNull();
  });
});
