import { describe, expect, it } from "vitest";
import { defaultModel } from "../measures/default-model.ts";
import { positionOf, registry } from "../measures/registry.ts";
import { compileModel } from "./compile.ts";
import { leadOf } from "./lead.ts";

const segment = compileModel(defaultModel, registry).everyoneElse;
const weightOf = (key: string) => segment.weights[positionOf(key)] ?? 0;
const curveOf = (key: string) => segment.curves[positionOf(key)] ?? [];
/** Measures at a share of their curve: 0 the worst end, 1 the best. */
const at = (places: Record<string, number>) => ({
  segment,
  values: registry.map(({ key }) => {
    const place = places[key];
    if (place === undefined) return null;
    const ends = [...curveOf(key)].sort((a, b) => a[1] - b[1]);
    return (place === 0 ? ends[0] : ends.at(-1))?.[0] ?? null;
  }),
});

describe("X11: the leading reason of an alert", () => {
  it("of an account at risk is the measure that keeps most points from it, by weight", () => {
    expect(weightOf("usage-trend")).toBeGreaterThan(weightOf("nps"));
    expect(leadOf(at({ "usage-trend": 0, nps: 0, csat: 1 }), null)).toBe("usage-trend");
    expect(leadOf(at({ "usage-trend": 1, nps: 0, csat: 1 }), null)).toBe("nps");
  });

  it("of a fallen score is what fell, not what has been low all along", () => {
    const before = at({ "usage-trend": 0, csat: 1, nps: 1 });
    expect(leadOf(at({ "usage-trend": 0, csat: 0, nps: 1 }), before)).toBe("csat");
    expect(leadOf(at({ "usage-trend": 0, csat: 1, nps: 1 }), before)).toBe("usage-trend");
  });

  it("is none when nothing costs a point or nothing is known", () => {
    expect(leadOf(at({ "usage-trend": 1 }), null)).toBeNull();
    expect(leadOf(at({}), null)).toBeNull();
  });
});
