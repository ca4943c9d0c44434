import { expect, test } from "vitest";
import { cellState } from "./cell.ts";

test.each([
  [28, true, true, "habit"],
  [12, true, true, "habit"],
  [11, true, true, "regular"],
  [4, true, true, "regular"],
  [3, true, true, "seldom"],
  [0, true, true, "unused"],
  [0, true, false, "no-data"],
  [0, false, true, "not-in-plan"],
  [0, false, false, "not-in-plan"],
  [20, false, true, "outside"],
] as const)("F2 %i days, in the plan %s, use known %s: %s", (days, inPlan, known, state) => {
  expect(cellState(days, inPlan, known)).toBe(state);
});
