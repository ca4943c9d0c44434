import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultModel } from "../measures/default-model.ts";
import { registry } from "../measures/registry.ts";
import type { ModelConfig } from "../schema.ts";
import { compileModel, segmentFor } from "./compile.ts";
import { confidenceOf, freshnessOf } from "./confidence.ts";
import { bandOf, isKnown, measuresInUse, normalise, scoreAccount } from "./score.ts";
import { curve, segment, values } from "./test-arbitraries.ts";

const COUNT = registry.length;
const everyone = compileModel(defaultModel, registry).everyoneElse;
const all = registry.map(() => true);

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

  test("NaN counts as unknown, like null", () => {
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
    const model = compileModel(config, registry);
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
