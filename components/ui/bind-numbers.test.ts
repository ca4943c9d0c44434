import { expect, test } from "vitest";
import { bindNumbers } from "./bind-numbers.ts";

test("a number stays on one line with its sign, unit or month", () => {
  expect(bindNumbers("Down 9 since 9 Nov: usage fell 28 % (−4)")).toBe(
    "Down 9 since 9\u00a0Nov: usage fell 28\u202f% (−4)",
  );
  expect(bindNumbers("No interaction for 12 days; renews in 24 d")).toBe(
    "No interaction for 12\u00a0days; renews in 24\u00a0d",
  );
  expect(bindNumbers("33 of 86 seats, 1 point")).toBe("33 of 86\u00a0seats, 1\u00a0point");
});

test("words that only begin like a unit, and numbers without one, are left alone", () => {
  expect(bindNumbers("1 deal, 3 daily users and 2 hosts")).toBe("1 deal, 3 daily users and 2 hosts");
  expect(bindNumbers("96\u202f%")).toBe("96\u202f%");
});
