import { expect, test } from "vitest";
import { waitAfter } from "./back-off.ts";

test("issue 5, point 9: ten attempts, each later than the one before, all within a day", () => {
  for (const chance of [0, 1]) {
    const waits = Array.from({ length: 9 }, (_, n) => waitAfter(n + 1, chance) as number);
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(waits.reduce((sum, wait) => sum + wait)).toBeLessThan(86_400);
    expect(waitAfter(10, chance)).toBeNull();
  }
});
