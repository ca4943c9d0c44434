import { expect, test } from "vitest";
import { goalShare } from "./rules.ts";

const goal = {
  id: 1,
  title: "Faster close",
  unit: "days",
  baseline: 10,
  target: 4,
  current: 7,
  dueOn: null,
  reachedOn: null,
};

test("F4 a goal's way is measured from its baseline, downwards too", () => {
  expect(goalShare(goal)).toBe(0.5);
  expect(goalShare({ ...goal, current: 2 })).toBe(1);
  expect(goalShare({ ...goal, current: 12 })).toBe(0);
  expect(goalShare({ ...goal, current: null })).toBeNull();
  expect(goalShare({ ...goal, target: 10 })).toBeNull();
  expect(goalShare({ ...goal, current: null, reachedOn: "2026-11-01" })).toBe(1);
});
