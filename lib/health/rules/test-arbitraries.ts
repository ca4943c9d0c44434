import fc from "fast-check";
import { registry } from "../measures/registry.ts";
import type { Curve } from "../schema.ts";
import type { CompiledSegment } from "./compile.ts";

const COUNT = registry.length;

export const curve: fc.Arbitrary<Curve> = fc
  .uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 6 })
  .chain((xs) =>
    fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: xs.length, maxLength: xs.length })
      .map((ys) => [...xs].sort((a, b) => a - b).map((x, i): [number, number] => [x, ys[i] ?? 0])),
  );
const value = fc.option(fc.double({ min: -120, max: 120, noNaN: true }), { nil: null });
/** Values of one account by registry position, known or not. */
export const values = fc.array(value, { minLength: COUNT, maxLength: COUNT });
export const segment: fc.Arbitrary<CompiledSegment> = fc
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
    measures: registry,
    weights,
    curves,
  }));
