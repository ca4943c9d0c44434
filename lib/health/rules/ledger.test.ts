import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultModel } from "../measures/default-model.ts";
import { registry } from "../measures/registry.ts";
import { blankFacts } from "./blank-facts.ts";
import { type CompiledSegment, compileModel } from "./compile.ts";
import { explainChange } from "./explain.ts";
import { buildLedger } from "./ledger.ts";
import { roundToTotal } from "./round.ts";
import { scoreAccount } from "./score.ts";
import { segment, values } from "./test-arbitraries.ts";

const COUNT = registry.length;
const everyone = compileModel(defaultModel, registry).everyoneElse;
const all = registry.map(() => true);

const evaluation = (list: (number | null)[]) => ({ values: list, recency: list.map((v) => (v === null ? null : 0.5)) });
const facts = blankFacts(1, "2026-11-22");
const ledgerOf = (
  list: (number | null)[],
  model: CompiledSegment,
  before?: { values: (number | null)[]; segment: CompiledSegment },
) =>
  buildLedger({
    facts,
    evaluation: evaluation(list),
    segment: model,
    inUse: all,
    frozenOn: null,
    before: before ? { ...before, day: "2026-11-08" } : null,
  });

describe("X2: the ledger adds up", () => {
  test("exact points make the exact score; shown points make the shown total, each within its weight", () => {
    fc.assert(
      fc.property(values, segment, (list, model) => {
        const ledger = ledgerOf(list, model);
        const known = ledger.rows.filter((row) => row.points !== null);
        const exact = known.reduce((sum, row) => sum + (row.exactPoints ?? 0), 0);
        const of = known.reduce((sum, row) => sum + row.of, 0);
        expect(ledger.known).toBe(of);
        if (of === 0) return expect(ledger.exactScore).toBeNull();
        expect(ledger.exactScore).toBeCloseTo((exact / of) * 100, 9);
        expect(known.reduce((sum, row) => sum + (row.points ?? 0), 0)).toBe(ledger.points);
        for (const row of known) {
          expect(row.points).toBeGreaterThanOrEqual(0);
          expect(row.points).toBeLessThanOrEqual(row.of);
          expect(Math.abs((row.points ?? 0) - (row.exactPoints ?? 0))).toBeLessThan(1);
        }
      }),
    );
  });

  test("shown changes add up to the difference of the two shown scores, by measure and by kind", () => {
    fc.assert(
      fc.property(values, values, segment, segment, (now, then, model, old) => {
        const ledger = ledgerOf(now, model, { values: then, segment: old });
        const earlier = ledgerOf(then, old);
        if (ledger.change === null) return;
        expect(ledger.change).toBe((ledger.score ?? 0) - (earlier.score ?? 0));
        expect(ledger.rows.reduce((sum, row) => sum + (row.change ?? 0), 0)).toBe(ledger.change);
        const split = ledger.split ?? { data: 0, configuration: 0, missing: 0 };
        expect(split.data + split.configuration + split.missing).toBe(ledger.change);
      }),
    );
  });

  test("the same input gives the same ledger, to the letter", () => {
    fc.assert(
      fc.property(values, segment, (list, model) => {
        expect(JSON.stringify(ledgerOf(list, model))).toBe(JSON.stringify(ledgerOf([...list], model)));
      }),
    );
  });

  test("rounding keeps the total and stays within one of each number", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 30 }), (list) => {
        const sum = list.reduce((total, item) => total + item, 0);
        for (const total of [Math.floor(sum + 1e-6), Math.ceil(sum - 1e-6) + 0]) {
          const rounded = roundToTotal(list, total);
          expect(rounded.reduce((a, b) => a + b, 0)).toBe(total);
          rounded.forEach((item, i) => {
            expect(Math.abs(item - (list[i] ?? 0))).toBeLessThanOrEqual(1 + 1e-6);
          });
        }
      }),
    );
  });

  test("where a rounding error put a half on the other side, the total holds all the same", () => {
    expect(roundToTotal([6, -2, 4], 7)).toEqual([5, -2, 4]);
    expect(roundToTotal([-6, 2], -5)).toEqual([-7, 2]);
  });
});

describe("X2: a change is split exactly", () => {
  test("data, configuration and missing add up to the change, and so do the measures", () => {
    fc.assert(
      fc.property(values, values, segment, segment, (then, now, old, model) => {
        const split = explainChange({ values: then, segment: old }, { values: now, segment: model });
        const before = scoreAccount(then, old, all).score;
        const after = scoreAccount(now, model, all).score;
        if (split.change === null) return;
        expect(split.change).toBeCloseTo((after ?? 0) - (before ?? 0), 7);
        expect(split.data + split.configuration + split.missing).toBeCloseTo(split.change, 7);
        expect(split.measures.reduce((sum, row) => sum + row.total, 0)).toBeCloseTo(split.change, 7);
      }),
    );
  });

  test("the same model means no configuration part; the same values mean only configuration", () => {
    fc.assert(
      fc.property(values, values, segment, segment, (then, now, old, model) => {
        expect(explainChange({ values: then, segment: old }, { values: now, segment: old }).configuration).toBeCloseTo(
          0,
          9,
        );
        const same = explainChange({ values: then, segment: old }, { values: then, segment: model });
        expect(same.data).toBeCloseTo(0, 9);
        expect(same.missing).toBeCloseTo(0, 9);
      }),
    );
  });

  test("a value that only disappears is missing data, never data", () => {
    fc.assert(
      fc.property(values, segment, fc.integer({ min: 0, max: COUNT - 1 }), (then, model, gone) => {
        const now = then.map((item, i) => (i === gone ? null : item));
        const split = explainChange({ values: then, segment: model }, { values: now, segment: model });
        expect(split.data).toBeCloseTo(0, 9);
      }),
    );
  });

  test("a worked example: usage 100 → 0 at weight 12 of 30, champion becomes unknown", () => {
    const two: CompiledSegment = { ...everyone, weights: registry.map((_, i) => [12, 18, 0, 10][i] ?? 0) };
    const at = (list: [number | null, number | null, number | null]) =>
      registry.map((_, i) => ({ 0: list[0], 1: list[1], 3: list[2] })[i] ?? null);
    const split = explainChange(
      { values: at([0.5, 0.8, 1]), segment: two },
      { values: at([-0.9, 0.8, null]), segment: two },
    );
    expect(split.before).toBe(100);
    expect(split.after).toBeCloseTo(60);
    expect(split.data).toBeCloseTo(-40);
    expect(split.missing).toBeCloseTo(0);
  });
});
