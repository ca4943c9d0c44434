import { expect, test } from "vitest";
import { spreadLabels } from "./spread-labels.ts";

test("labels that stand apart stay; those on each other are moved apart in their order, inside the drawing", () => {
  expect(spreadLabels([10, 80, 40], 15)).toEqual([10, 80, 40]);
  expect(spreadLabels([50, 50, 52], 10)).toEqual([50, 60, 70]);
  expect(spreadLabels([98, 99, 100], 10)).toEqual([80, 90, 100]);
  expect(spreadLabels([], 10)).toEqual([]);
});

test("however many there are, they keep their order and stay inside", () => {
  const places = [90, 91, 92, 93, 94, 95, 96, 97];
  const spread = spreadLabels(places, 30);
  for (let at = 1; at < spread.length; at++) expect(spread[at] as number).toBeGreaterThan(spread[at - 1] as number);
  expect(Math.min(...spread)).toBeGreaterThanOrEqual(-1e-9);
  expect(Math.max(...spread)).toBeLessThanOrEqual(100);
});
