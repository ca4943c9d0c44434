import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { curveSchema } from "../../schema.ts";
import { isotonic } from "./isotonic.ts";
import { shapeCurve } from "./shape-curve.ts";
import { outcomes, shuffled } from "./test-sample.ts";

const options = fc.record({
  kind: fc.constantFrom("number" as const, "category" as const),
  direction: fc.constantFrom("up" as const, "down" as const, null),
});

/*
 * Golden figures, run once. scikit-learn 1.2.1 (Debian bookworm: python3-sklearn):
 *
 * y=[.9,.8,.85,.7,.75,.95,.6,.99]; w=[10,20,5,8,8,30,4,2]
 * IsotonicRegression().fit_transform(range(8), y, sample_weight=w)
 *
 * Base R 4.2.2 (r-base-core): isoreg(c(1, 3, 2, 4, 3.5, 3.7, 6, 5))$yf
 *
 * Tolerance: 1e-12.
 */
describe("F3: isotonic regression is that of scikit-learn and R", () => {
  test("with weights, and without", () => {
    const found = isotonic([0.9, 0.8, 0.85, 0.7, 0.75, 0.95, 0.6, 0.99], [10, 20, 5, 8, 8, 30, 4, 2]);
    const expected = [...Array(5).fill(0.8009803921568628), 0.9088235294117647, 0.9088235294117647, 0.99];
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i], 12);
    const plain = isotonic([1, 3, 2, 4, 3.5, 3.7, 6, 5], Array(8).fill(1));
    const inR = [1, 2.5, 2.5, 11.2 / 3, 11.2 / 3, 11.2 / 3, 5.5, 5.5];
    for (const [i, value] of plain.entries()) expect(value).toBeCloseTo(inR[i] ?? Number.NaN, 12);
    expect([found.length, plain.length]).toEqual([8, 8]);
  });
});

describe("F3: a curve shaped by what happened", () => {
  test("is one that a model takes, whatever the values, and does not depend on the order of rows", () => {
    fc.assert(
      fc.property(outcomes, options, fc.integer({ min: 1, max: 9999 }), ({ scores, churned }, how, by) => {
        const values = how.kind === "category" ? scores.map(Math.floor) : scores;
        const found = shapeCurve(values, churned, how);
        if (found) {
          expect(curveSchema.safeParse(found.curve).error).toBeUndefined();
          const points = found.curve.map(([, point]) => point);
          expect([Math.min(...points), Math.max(...points)]).toEqual([0, 100]);
          const sorted = points.toSorted((a, b) => a - b);
          if (how.direction === "up") expect(points).toEqual(sorted);
          if (how.direction === "down") expect(points).toEqual(sorted.reverse());
          expect(found.bins.reduce((sum, { n }) => sum + n, 0)).toBe(values.filter((v) => !Number.isNaN(v)).length);
        }
        const other = shuffled({ scores: values, churned }, by);
        const again = shapeCurve(other.scores, other.churned, how);
        expect(again?.bins.map(({ n, churned: left }) => [n, left])).toEqual(
          found?.bins.map(({ n, churned: left }) => [n, left]),
        );
      }),
    );
  });

  test("gives the bin that stayed most 100 points and the one that left most 0", () => {
    const values = Float64Array.from({ length: 800 }, (_, i) => i);
    const churned = Uint8Array.from(values, (value) => (value % 10 < (value < 400 ? 6 : 1) ? 1 : 0));
    const found = shapeCurve(values, churned, { kind: "number" });
    expect(found?.curve).toHaveLength(8);
    const points = found?.curve.map(([, point]) => point) ?? [];
    expect(Math.max(...points.slice(0, 4))).toBeLessThan(10);
    expect(Math.min(...points.slice(4))).toBeGreaterThan(90);
  });

  test("a category gets points of its own; a bin of three accounts does not get the extremes by luck", () => {
    const values = Float64Array.from({ length: 403 }, (_, i) => (i < 200 ? 0 : i < 400 ? 2 : 5));
    const churned = Uint8Array.from(values, (value, i) =>
      value === 0 ? Number(i % 2 === 0) : value === 2 ? Number(i % 20 === 0) : 0,
    );
    const found = shapeCurve(values, churned, { kind: "category" });
    expect(found?.curve.map(([at]) => at)).toEqual([0, 2, 5]);
    const [first, second, third] = found?.curve.map(([, points]) => points) ?? [];
    expect(first).toBe(0);
    expect(second).toBe(100);
    expect(third).toBeLessThan(60);
  });

  test("values that differ in their last digits only, as means do, are one value of a curve", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(1.1, 2.2, 3.3, 4.4), fc.integer({ min: -2, max: 2 }), fc.boolean()), {
          minLength: 60,
          maxLength: 200,
        }),
        (rows) => {
          const values = Float64Array.from(rows, ([value, nudge]) => value + nudge * 4.5e-16);
          const churned = Uint8Array.from(rows, ([, , left]) => Number(left));
          const found = shapeCurve(values, churned, { kind: "number" });
          if (found === null) return;
          expect(curveSchema.safeParse(found.curve).success).toBe(true);
          expect(found.curve.length).toBeLessThanOrEqual(4);
          expect(found.bins.reduce((sum, { n }) => sum + n, 0)).toBe(rows.length);
        },
      ),
    );
  });

  test("nothing to go by: nobody left, one value, too many categories", () => {
    const many = Float64Array.from({ length: 40 }, (_, i) => i % 20);
    const some = Uint8Array.from(many, (value) => Number(value < 5));
    expect(shapeCurve(many, new Uint8Array(40), { kind: "number" })).toBeNull();
    expect(shapeCurve(new Float64Array(40), some, { kind: "number" })).toBeNull();
    expect(shapeCurve(many, some, { kind: "category" })).toBeNull();
    expect(shapeCurve(many, some, { kind: "number" })).not.toBeNull();
  });
});
