import { describe, expect, it } from "vitest";
import { defaultModel } from "../measures/default-model.ts";
import { positionOf, registry } from "../measures/registry.ts";
import type { ModelConfig } from "../schema.ts";
import { changeWords, previewDraft } from "./preview.ts";

const usage = positionOf("usage-trend");
const users = positionOf("active-users");
const values = (usageTrend: number | null, activeUsers: number | null) =>
  registry.map((_, i) => (i === usage ? usageTrend : i === users ? activeUsers : null));
const inUse = registry.map((_, i) => i === usage || i === users);

function weighing(usageWeight: number, usersWeight: number): ModelConfig {
  const [segment] = defaultModel.segments;
  if (!segment) throw new Error("the default model has a segment");
  const weight = (key: string) => (key === "usage-trend" ? usageWeight : key === "active-users" ? usersWeight : 0);
  return {
    ...defaultModel,
    segments: [
      { ...segment, measures: segment.measures.map((measure) => ({ ...measure, weight: weight(measure.key) })) },
    ],
  };
}

const book = {
  accounts: [
    { id: 1, name: "Falling but full", segment: null, values: values(-0.6, 1) },
    { id: 2, name: "Rising but empty", segment: null, values: values(0.1, 0) },
    { id: 3, name: "Nothing known", segment: null, values: values(null, null) },
  ],
  total: 3,
  inUse,
};

describe("F3: what a draft would change", () => {
  it("names who changes band, and moves the bins", () => {
    const preview = previewDraft(book, weighing(100, 0), weighing(0, 100));
    expect(preview.flips.map(({ name, from, to }) => [name, from, to])).toEqual([
      ["Falling but full", "at-risk", "healthy"],
      ["Rising but empty", "healthy", "at-risk"],
    ]);
    expect(preview.bands.unknown).toEqual({ before: 1, after: 1 });
    expect(preview.bins[0]).toMatchObject({ before: 1, count: 1 });
    expect(preview.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(2);
  });

  it("the same model changes nobody", () => {
    expect(previewDraft(book, defaultModel, defaultModel).flips).toEqual([]);
  });

  it("says what was changed in words", () => {
    const draft = structuredClone(weighing(100, 0));
    const [segment] = draft.segments;
    if (segment) segment.bands.healthy = 75;
    expect(changeWords(weighing(90, 0), draft, (key) => key)).toEqual(["usage-trend 90 → 100", "healthy from 70 → 75"]);
  });
});
