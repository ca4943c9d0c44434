import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Curve } from "../../schema.ts";
import { auc } from "./auc.ts";
import { type FitRows, fitWeights } from "./fit-weights.ts";

const rising: Curve = [
  [0, 0],
  [1, 100],
];
const falling: Curve = [
  [0, 100],
  [1, 0],
];
const curves = [rising, rising, falling, rising];

type Book = { dates: number; accounts: number; weights: number[]; unknown: number; seed: number };

/** An invented book: months of accounts whose chance of leaving falls with the points of each measure by its weight. */
function invent({ dates, accounts, weights, unknown, seed }: Book): FitRows {
  let state = seed;
  const draw = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const rows = Array.from({ length: dates * accounts }, (_, i) => {
    const values = curves.map(draw);
    const points = values.map((value, j) => (curves[j] === falling ? 1 - value : value));
    const odds = points.reduce((sum, point, j) => sum + (weights[j] ?? 0) * (point - 0.5), 1);
    const left = draw() > 1 / (1 + Math.exp(-odds));
    return {
      day: 30 * Math.floor(i / accounts),
      account: 1 + (i % accounts),
      left,
      values: values.map((v) => (draw() < unknown ? Number.NaN : v)),
    };
  });
  return rowsOf(rows);
}

type Row = { day: number; account: number; left: boolean; values: number[] };
const rowsOf = (rows: Row[]): FitRows => ({
  values: Float64Array.from(rows.flatMap(({ values }) => values)),
  columns: curves.length,
  churned: Uint8Array.from(rows, ({ left }) => Number(left)),
  days: Int32Array.from(rows, ({ day }) => day),
  accounts: Int32Array.from(rows, ({ account }) => account),
});

const fitted = (rows: FitRows, windowDays = 90) => {
  const found = fitWeights(rows, { curves, windowDays });
  if ("refused" in found) throw new Error(found.refused);
  return found;
};

describe("X4: fitted weights", () => {
  test("find the measures that matter, in points out of 100, and none for one that says nothing or the opposite", () => {
    const { weights, predicted, split, converged } = fitted(
      invent({ dates: 12, accounts: 400, weights: [4, 2, 2, -3], unknown: 0, seed: 7 }),
    );
    expect(converged).toBe(true);
    expect(weights.reduce((sum, one) => sum + one, 0)).toBe(100);
    expect(weights[0]).toBeGreaterThan(40);
    expect(weights[1]).toBeGreaterThan(15);
    expect(weights[2]).toBeGreaterThan(15);
    expect(weights[3]).toBe(0);
    expect(predicted.filter((one) => !Number.isNaN(one))).toHaveLength(split.test.length);
  });

  test("weights are whole, 0–100 and together 100, whatever the book", () => {
    const book = fc.record({
      dates: fc.integer({ min: 6, max: 9 }),
      accounts: fc.integer({ min: 10, max: 60 }),
      weights: fc.array(fc.integer({ min: -3, max: 5 }), { minLength: 4, maxLength: 4 }),
      unknown: fc.constantFrom(0, 0.3),
      seed: fc.integer({ min: 1, max: 99999 }),
    });
    fc.assert(
      fc.property(book, (one) => {
        const found = fitWeights(invent(one), { curves, windowDays: 60 });
        if ("refused" in found) return;
        expect(found.weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
        expect(found.weights.every((weight) => Number.isInteger(weight) && weight >= 0 && weight <= 100)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("the order of rows changes nothing", () => {
    const rows = invent({ dates: 8, accounts: 60, weights: [3, 1, 2, 0], unknown: 0.2, seed: 11 });
    const back: FitRows = {
      ...rows,
      values: Float64Array.from(rows.values.keys(), (i) => {
        const row = rows.churned.length - 1 - Math.floor(i / 4);
        return rows.values[row * 4 + (i % 4)] ?? 0;
      }),
      churned: rows.churned.toReversed(),
      days: rows.days.toReversed(),
      accounts: rows.accounts.toReversed(),
    };
    const [one, other] = [fitted(rows), fitted(back)];
    expect(other.weights).toEqual(one.weights);
    expect(other.lambda).toBe(one.lambda);
    for (const [i, value] of other.predicted.toReversed().entries()) {
      if (!Number.isNaN(value)) expect(value).toBeCloseTo(one.predicted[i] ?? -1, 8);
    }
  });

  test("no row teaches whose window was not over on the first date that tests", () => {
    const rows = invent({ dates: 12, accounts: 50, weights: [3, 1, 1, 1], unknown: 0, seed: 3 });
    const { split } = fitted(rows, 90);
    expect(split).toMatchObject({ by: "time", from: 270 });
    expect(Math.max(...Array.from(split.train, (row) => rows.days[row] ?? 0))).toBe(180);
    expect(Math.min(...Array.from(split.test, (row) => rows.days[row] ?? 0))).toBe(270);
  });

  test("what happens after the dates that teach changes no weight", () => {
    const rows = invent({ dates: 12, accounts: 80, weights: [3, 1, 2, 1], unknown: 0.1, seed: 5 });
    const before = fitted(rows);
    const later = (row: number) => (rows.days[row] ?? 0) > 180;
    const changed: FitRows = {
      ...rows,
      values: rows.values.map((value, i) => (later(Math.floor(i / 4)) ? 1 - value : value)),
      churned: rows.churned.map((left, row) => (later(row) ? 1 - left : left)),
    };
    expect(fitted(changed)).toMatchObject({ weights: before.weights, lambda: before.lambda, means: before.means });
  });

  test("unknown counts as the mean of the rows that teach: a missing value is no evidence", () => {
    const rows = invent({ dates: 12, accounts: 300, weights: [4, 2, 2, 0], unknown: 0, seed: 9 });
    // those who leave lose their second value: a fit that took presence as evidence would find them all
    const leaking: FitRows = {
      ...rows,
      values: rows.values.map((value, i) => (i % 4 === 1 && rows.churned[Math.floor(i / 4)] ? Number.NaN : value)),
    };
    const [whole, found] = [fitted(rows), fitted(leaking)];
    const test = [...found.split.test];
    const clean = auc(
      Float64Array.from(test, (row) => whole.predicted[row] ?? 0),
      Uint8Array.from(test, (row) => rows.churned[row] ?? 0),
    );
    const leaked = auc(
      Float64Array.from(test, (row) => found.predicted[row] ?? 0),
      Uint8Array.from(test, (row) => rows.churned[row] ?? 0),
    );
    expect(leaked?.value).toBeLessThan((clean?.value ?? 0) + 0.02);
  });

  test("one date alone: accounts are held out in the place of months, never on both sides", () => {
    const rows = invent({ dates: 1, accounts: 500, weights: [4, 2, 2, 0], unknown: 0.1, seed: 2 });
    const { split, weights } = fitted(rows);
    expect(split.by).toBe("accounts");
    expect(split.train.length + split.test.length).toBe(500);
    expect(split.test.length).toBeGreaterThan(60);
    expect(weights[0]).toBeGreaterThan(weights[3] ?? 100);
  });

  test("says why it cannot fit", () => {
    const rows = invent({ dates: 12, accounts: 30, weights: [1, 1, 1, 1], unknown: 0, seed: 4 });
    const refusal = (changed: Partial<FitRows>, windowDays = 90) =>
      fitWeights({ ...rows, ...changed }, { curves, windowDays });
    expect(refusal({}, 720)).toEqual({ refused: "too-few-dates" });
    expect(refusal({ churned: rows.churned.map(() => 0) })).toEqual({ refused: "nobody-left" });
    expect(refusal({ churned: rows.churned.map(() => 1) })).toEqual({ refused: "nobody-stayed" });
    expect(refusal({ values: rows.values.map(() => Number.NaN) })).toEqual({ refused: "nothing-separates" });
  });
});
