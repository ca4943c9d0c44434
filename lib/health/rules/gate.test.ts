import { describe, expect, it } from "vitest";
import { defaultModel } from "../measures/default-model.ts";
import { positionOf, registry } from "../measures/registry.ts";
import { countAlertWeeks, earlierWeeks, unstoredMeasures } from "./alert-weeks.ts";
import { compileModel } from "./compile.ts";
import { asksReason, verdictOf } from "./gate.ts";

type Figures = {
  verdict: "judged" | "too-few" | "no-churn";
  difference: "better" | "same" | "worse" | null;
  missed: [number, number];
};
const tried = ({ verdict, difference, missed }: Figures) => ({
  verdict,
  difference: difference && { verdict: difference },
  subjects: missed.map((missedAccounts) => ({ missedAccounts })),
});

describe("X1: the verdict on a draft", () => {
  it.each<[string, Figures]>([
    ["better", { verdict: "judged", difference: "better", missed: [1, 9] }],
    ["worse", { verdict: "judged", difference: "worse", missed: [9, 1] }],
    ["same", { verdict: "judged", difference: "same", missed: [10, 12] }],
    ["worse", { verdict: "judged", difference: "same", missed: [10, 13] }],
    ["same", { verdict: "judged", difference: "same", missed: [100, 104] }],
    ["no-verdict", { verdict: "too-few", difference: "worse", missed: [0, 0] }],
    ["no-verdict", { verdict: "no-churn", difference: null, missed: [0, 0] }],
  ])("%s", (verdict, figures) => {
    expect(verdictOf(tried(figures))).toBe(verdict);
  });

  it.each([
    ["worse", { first: 0.7, second: 0.6 }, true],
    ["worse", { first: 0.7, second: 0.7 }, true],
    ["same", { first: 0.7, second: 0.69 }, false],
    ["no-verdict", { first: 0.7, second: 0.69 }, true],
    ["no-verdict", { first: 0.7, second: 0.7 }, false],
    ["no-verdict", null, false],
    [null, null, false],
  ] as const)("%s with %o asks for a reason: %s", (verdict, difference, asked) => {
    expect(asksReason(verdict, difference)).toBe(asked);
  });
});

describe("X1: alerts a week", () => {
  const usage = positionOf("usage-trend");
  const model = compileModel(
    {
      ...defaultModel,
      segments: defaultModel.segments.map((one) => ({
        ...one,
        measures: one.measures.filter(({ key }) => key === "usage-trend"),
      })),
    },
    registry,
  );
  const all = (n: number) => Array.from({ length: n }, () => registry.map(() => true));
  const week = (value: number | null) => (value === null ? null : registry.map((_, i) => (i === usage ? value : null)));
  const count = (...values: (number | null)[]) => {
    const counted = countAlertWeeks(model, model, all(values.length));
    counted.add([{ keeper: 7, segment: null, values: values.map(week) }]);
    return (counted.lines(new Map([[7, "Ines"]]))[0]?.after ?? 0) * counted.weeks;
  };

  it("an account counts in the week in which it comes onto the list, and again only after it was off it", () => {
    expect(count(0.2, 0.2, 0.2, -0.9, -0.9, -0.9)).toBe(1);
    expect(count(0.2, 0.2, 0.2, -0.9, 0.2, 0.2, 0.2, -0.9)).toBe(2);
  });

  it("what stood before the first week is not new, and weeks without a row raise nothing", () => {
    expect(count(-0.9, -0.9, -0.9, -0.9, -0.9)).toBe(0);
    expect(count(null, null, null, null, null)).toBe(0);
  });

  it("counts by who keeps the account, a week, under both models", () => {
    const counted = countAlertWeeks(model, model, all(earlierWeeks + 2));
    counted.add([
      { keeper: 7, segment: null, values: [0.2, 0.2, 0.2, -0.9, -0.9].map(week) },
      { keeper: null, segment: null, values: [0.2, 0.2, 0.2, 0.2, -0.9].map(week) },
    ]);
    expect(counted.lines(new Map([[7, "Ines"]]))).toEqual([
      { id: 7, name: "Ines", before: 0.5, after: 0.5 },
      { id: null, name: null, before: 0.5, after: 0.5 },
    ]);
  });

  it("names an own measure that weeks before it was made know nothing of, until the past is scored again", () => {
    const own = { label: "Contract", position: usage, createdAt: "2026-05-10T08:00:00Z" };
    const days = ["2026-05-03", null, "2026-05-17"];
    const known = (...uses: boolean[]) => uses.map((use) => registry.map((_, i) => i === usage && use));
    expect(unstoredMeasures([model], [own], days, known(false, false, true))).toEqual(["Contract"]);
    expect(unstoredMeasures([model], [own], days, known(true, false, true))).toEqual([]);
    // after it was made, silence is silence
    expect(unstoredMeasures([model], [own], days, known(true, false, false))).toEqual([]);
    const without = positionOf("nps");
    expect(unstoredMeasures([model], [{ ...own, position: without }], days, known(false, false, false))).toEqual([]);
  });
});
