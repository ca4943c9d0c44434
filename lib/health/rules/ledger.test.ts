import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultModel } from "../measures/default-model.ts";
import { registry } from "../measures/registry.ts";
import type { Curve, ModelConfig } from "../schema.ts";
import { blankFacts } from "./blank-facts.ts";
import { type CompiledSegment, compileModel, segmentFor } from "./compile.ts";
import { confidenceOf, freshnessOf } from "./confidence.ts";
import { explainChange } from "./explain.ts";
import { buildLedger } from "./ledger.ts";
import { roundToTotal } from "./round.ts";
import { bandOf, isKnown, measuresInUse, normalise, scoreAccount } from "./score.ts";

const COUNT = registry.length;
const everyone = compileModel(defaultModel).everyoneElse;
const all = registry.map(() => true);

const curve: fc.Arbitrary<Curve> = fc
  .uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 6 })
  .chain((xs) =>
    fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: xs.length, maxLength: xs.length })
      .map((ys) => [...xs].sort((a, b) => a - b).map((x, i): [number, number] => [x, ys[i] ?? 0])),
  );
const value = fc.option(fc.double({ min: -120, max: 120, noNaN: true }), { nil: null });
const values = fc.array(value, { minLength: COUNT, maxLength: COUNT });
const segment: fc.Arbitrary<CompiledSegment> = fc
  .record({
    weights: fc
      .array(fc.integer({ min: 0, max: 30 }), { minLength: COUNT, maxLength: COUNT })
      .filter((weights) => weights.some((weight) => weight > 0)),
    curves: fc.array(curve, { minLength: COUNT, maxLength: COUNT }),
    coverageMinimum: fc.double({ min: 0.05, max: 1, noNaN: true }),
    watch: fc.integer({ min: 0, max: 60 }),
    gap: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ weights, curves, coverageMinimum, watch, gap }) => ({
    key: "s",
    label: "S",
    bands: { healthy: watch + gap, watch },
    coverageMinimum,
    weights,
    curves,
  }));
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

describe("X3: unknown is never healthy", () => {
  test("nothing known, or less than the minimum, gives the band unknown", () => {
    fc.assert(
      fc.property(values, segment, (list, model) => {
        const result = scoreAccount(list, model, all);
        const share = result.inUse > 0 ? result.known / result.inUse : 0;
        if (result.known === 0 || share < model.coverageMinimum) expect(result.band).toBe("unknown");
        else expect(result.band).not.toBe("unknown");
        expect(
          scoreAccount(
            list.map(() => null),
            model,
            all,
          ).band,
        ).toBe("unknown");
      }),
    );
  });

  test("an unknown measure is left out: its curve and any best value for it change nothing", () => {
    fc.assert(
      fc.property(values, segment, curve, fc.integer({ min: 0, max: COUNT - 1 }), (list, model, other, i) => {
        const without = list.map((item, k) => (k === i ? null : item));
        const changed = { ...model, curves: model.curves.map((c, k) => (k === i ? other : c)) };
        expect(scoreAccount(without, model, all).score).toBe(scoreAccount(without, changed, all).score);
      }),
    );
  });

  test("a measure without data in the whole book carries no weight and costs no coverage", () => {
    const list = registry.map((_, i) => (i < 3 ? 0.5 : null));
    const inUse = measuresInUse([list, list], COUNT);
    expect(scoreAccount(list, everyone, inUse).coverage).toBe(1);
    expect(scoreAccount(list, everyone, all).coverage).toBeLessThan(0.4);
    expect(scoreAccount(list, everyone, all).band).toBe("unknown");
  });

  test("the order of accounts does not matter to what is in use", () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 8 }), (book) => {
        expect(measuresInUse(book, COUNT)).toEqual(measuresInUse([...book].reverse(), COUNT));
      }),
    );
  });

  test("NaN from a typed array is as unknown as null", () => {
    fc.assert(
      fc.property(values, segment, (list, model) => {
        const typed = Float64Array.from(list, (item) => item ?? Number.NaN);
        expect(scoreAccount(typed, model, all)).toEqual(scoreAccount(list, model, all));
      }),
    );
  });
});

describe("F3: curves, bands, segments, confidence", () => {
  test("a curve is continuous, stays between its points and is flat outside", () => {
    fc.assert(
      fc.property(curve, fc.double({ min: -200, max: 200, noNaN: true }), (points, x) => {
        const y = normalise(x, points);
        const ys = points.map((point) => point[1]);
        expect(y).toBeGreaterThanOrEqual(Math.min(...ys) - 1e-9);
        expect(y).toBeLessThanOrEqual(Math.max(...ys) + 1e-9);
        for (const [px, py] of points) expect(normalise(px, points)).toBeCloseTo(py, 9);
      }),
    );
  });

  test("the shown, rounded score decides the band", () => {
    expect(bandOf(69.5, 1, everyone)).toBe("healthy");
    expect(bandOf(69.49, 1, everyone)).toBe("watch");
    expect(bandOf(44.4, 1, everyone)).toBe("at-risk");
    expect(bandOf(null, 1, everyone)).toBe("unknown");
  });

  test("an account is scored by its own segment, else by everyone else's", () => {
    const base = defaultModel.segments[0];
    if (!base) throw new Error("no segment");
    const config: ModelConfig = {
      ...defaultModel,
      segments: [{ ...base, key: "big", label: "Big", accountSegments: ["Enterprise"] }, base],
    };
    const model = compileModel(config);
    expect(segmentFor(model, "Enterprise").key).toBe("big");
    expect(segmentFor(model, "SMB").key).toBe("everyone");
    expect(segmentFor(model, null).key).toBe("everyone");
  });

  test("X3: confidence needs both coverage and freshness", () => {
    expect(confidenceOf(0.9, 0.9)).toBe("high");
    expect(confidenceOf(0.9, 0.4)).toBe("medium");
    expect(confidenceOf(0.4, 1)).toBe("low");
    expect(
      freshnessOf(
        registry.map((_, i) => (i === 0 ? 0.25 : null)),
        everyone,
      ),
    ).toBe(0.25);
    expect(
      freshnessOf(
        registry.map(() => null),
        everyone,
      ),
    ).toBe(0);
    expect(isKnown(0)).toBe(true);
  });
});
