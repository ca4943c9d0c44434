import { describe, expect, it } from "vitest";
import { defaultModel } from "../measures/default-model.ts";
import { positionOf, registry } from "../measures/registry.ts";
import type { ModelConfig } from "../schema.ts";
import { changeWords, countPreview, previewOf, sampleMargin } from "./preview.ts";

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
    { id: 1, name: "Falling but full", segment: null, values: values(-0.6, 1), keepers: [7], cases: 1 + 2, was: 20 },
    { id: 2, name: "Rising but empty", segment: null, values: values(0.1, 0), keepers: [7, 8], cases: 1, was: null },
    { id: 3, name: "Nothing known", segment: null, values: values(null, null), keepers: [], cases: 16, was: null },
  ],
  people: [
    { id: 7, name: "Ines" },
    { id: 8, name: "Olu" },
  ],
  total: 3,
  inUse,
  own: [],
};

describe("F3: what a draft would change", () => {
  it("names who changes band, and moves the bins", () => {
    const preview = previewOf(book, weighing(100, 0))(weighing(0, 100));
    expect(preview.flips.map(({ name, from, to }) => [name, from, to])).toEqual([
      ["Falling but full", "at-risk", "healthy"],
      ["Rising but empty", "healthy", "at-risk"],
    ]);
    expect(preview.bands.unknown).toEqual({ before: 1, after: 1, arrive: 0 });
    expect(preview.bands.healthy.arrive).toBe(1);
    expect(preview.bins[0]).toMatchObject({ before: 1, count: 1 });
    expect(preview.bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(2);
  });

  it("X11: counts the alerts of each keeper before and after; what nobody keeps stands last", () => {
    expect(previewOf(book, weighing(100, 0))(weighing(0, 100)).alerts).toEqual([
      { id: 7, name: "Ines", before: 1, after: 1 },
      { id: 8, name: "Olu", before: 0, after: 1 },
      { id: null, name: null, before: 1, after: 1 },
    ]);
    const fallen = { ...book, accounts: book.accounts.map((account) => ({ ...account, cases: 2, was: 100 })) };
    const [full, empty] = fallen.accounts;
    const watched = { ...fallen, accounts: [full, empty].flatMap((account) => account ?? []) };
    expect(previewOf(watched, weighing(0, 100))(weighing(50, 50)).alerts).toEqual([
      { id: 7, name: "Ines", before: 0, after: 2 },
      { id: 8, name: "Olu", before: 0, after: 1 },
    ]);
  });

  it("page by page gives what the whole gives", () => {
    const [current, draft] = [weighing(100, 0), weighing(30, 70)];
    const count = countPreview(current, draft, registry, inUse);
    for (const account of book.accounts) count.add([account]);
    expect(count.result(book.people)).toEqual(previewOf(book, current)(draft));
  });

  it("names at most 200 for a band and counts all", () => {
    const [one] = book.accounts;
    const many = Array.from({ length: 500 }, (_, id) => ({ ...one, id }) as (typeof book.accounts)[number]);
    const preview = previewOf({ ...book, accounts: many, total: 500 }, weighing(100, 0))(weighing(0, 100));
    expect(preview.flips).toHaveLength(200);
    expect(preview.bands.healthy.arrive).toBe(500);
  });

  it("the margin of a sample: none for the whole, 0.6 points for 20,000 of 100,000", () => {
    expect(sampleMargin(500, 500)).toBe(0);
    expect(sampleMargin(20_000, 100_000)).toBeCloseTo(0.0062, 4);
    expect(sampleMargin(100, 1_000_000)).toBeCloseTo(0.098, 3);
  });

  it("the same model changes nobody", () => {
    expect(previewOf(book, defaultModel)(defaultModel).flips).toEqual([]);
  });

  it("says what was changed in words", () => {
    const draft = structuredClone(weighing(100, 0));
    const [segment] = draft.segments;
    if (segment) segment.bands.healthy = 75;
    expect(changeWords(weighing(90, 0), draft, (key) => key)).toEqual(["usage-trend 90 → 100", "healthy from 70 → 75"]);
  });

  it("says in words which measures came, went or got another curve, and which segments", () => {
    const [before, after] = [structuredClone(weighing(100, 5)), structuredClone(weighing(100, 5))];
    const [old, segment] = [before.segments[0], after.segments[0]];
    if (!old || !segment) throw new Error("no segment");
    before.segments.push({ ...old, key: "smb", label: "SMB", accountSegments: ["SMB"] });
    segment.measures = [
      {
        key: "usage-trend",
        weight: 90,
        curve: [
          [0, 0],
          [9, 100],
        ],
      },
      {
        key: "own-64",
        weight: 30,
        curve: [
          [0, 0],
          [1, 100],
        ],
      },
    ];
    after.coverageMinimum = before.coverageMinimum + 0.1;
    expect(changeWords(before, after, (key) => (key === "own-64" ? "Contract" : key))).toEqual([
      "usage-trend 100 → 90",
      "curve of usage-trend",
      "contract added with 30",
      ...old.measures.slice(1).map(({ key }) => `${key} removed`),
      "SMB: removed",
      "must be known 40\u202f% → 50\u202f%",
    ]);
  });
});
