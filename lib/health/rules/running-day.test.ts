import { expect, test } from "vitest";
import { positionOf, registry } from "../measures/registry.ts";
import type { AccountFacts } from "../schema.ts";
import { blankFacts } from "./blank-facts.ts";
import { addDays } from "./day.ts";
import { judgeMeasure } from "./evaluate.ts";
import { definitionWords } from "./own-measure.ts";

const asOf = "2026-11-22";

function value(key: string, change: (facts: AccountFacts) => void): number | null {
  const facts = blankFacts(1, asOf);
  change(facts);
  const measure = registry[positionOf(key)];
  if (!measure) throw new Error(`no measure ${key}`);
  const judged = judgeMeasure(measure, facts);
  return judged.state === "known" ? judged.value : null;
}

test("issue 4: what happened on the running day is a fact; days in use are counted when they are over", () => {
  const first = (f: AccountFacts) => {
    f.book.usage = addDays(asOf, -1);
    f.seats = 20;
    Object.assign(f.usage, { lastDay: asOf, peakUsers: 3, featuresUsed: 1, featuresOfPlan: 4 });
  };
  const seen = (key: string, change: (f: AccountFacts) => void) => value(key, (f) => [first(f), change(f)]);
  const nothing = () => undefined;
  const keys = ["last-use", "active-users", "features-used", "active-days", "usage-trend"];
  expect(keys.map((key) => seen(key, nothing))).toEqual([0, 0.15, 0.25, null, null]);
  // people who were not counted are no reason to say that nobody was there
  const uncounted = (f: AccountFacts) => Object.assign(f.usage, { peakUsers: 0, lastFullDay: "2026-01-01" });
  expect(seen("active-users", uncounted)).toBeNull();
  expect(seen("active-users", (f) => Object.assign(uncounted(f), { lastDay: "2026-01-01" }))).toBe(0);
  const longAgo = (f: AccountFacts) => {
    f.book.usage = addDays(asOf, -40);
  };
  expect(keys.map((key) => seen(key, longAgo))).toEqual([0, 0.15, 0.25, null, null]);
});

test("issue 4: each measure of use says which days it looks at, in its definition too", () => {
  const ofUse = registry.flatMap(({ key, source, use, definition }) =>
    source === "usage" || source === "features" ? [{ key, use, definition }] : [],
  );
  expect(ofUse.filter(({ use }) => use?.runningDay).map(({ key }) => key)).toEqual([
    "active-users",
    "features-used",
    "last-use",
  ]);
  for (const { key, use, definition } of ofUse) expect(/today/.test(definition), key).toBe(use?.runningDay);
  expect(registry.filter(({ use }) => use)).toHaveLength(ofUse.length);
});

test("issue 4: a team's own measure of use says which days it looks at; of other sources nothing", () => {
  const spec = { windowDays: 28, categories: null, staleAfterDays: null };
  const event = { kind: "event", nameId: 1 } as const;
  expect(definitionWords("Export", { ...spec, source: event, read: "sum" })).toBe(
    "Export: added up over 28 days, up to the last full day.",
  );
  expect(definitionWords("Export", { ...spec, source: event, read: "days-since" })).toBe(
    "Export: days since its newest value, today included.",
  );
  const metric = { kind: "metric", metricId: 1 } as const;
  expect(definitionWords("Logins", { ...spec, source: metric, read: "latest" })).toBe("Logins: its newest value.");
});
