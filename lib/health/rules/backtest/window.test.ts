import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../day.ts";
import { monthlyDates, outcomeOf, windowEnd, wrongDates } from "./window.ts";

const today = "2026-11-23";
const window = { horizon: 90, lead: 0 };

describe("X1: the window of a back-test", () => {
  test.each([
    [null, "stayed"],
    ["2026-01-31", "left in lead"],
    ["2026-02-01", "churned"],
    ["2026-05-01", "churned"],
    ["2026-05-02", "stayed"],
  ])("as of 1 Jan, lead 30, horizon 90: left on %s is %s", (leftOn, became) => {
    expect(outcomeOf(leftOn, "2026-01-01", { lead: 30, horizon: 90 })).toBe(became);
  });

  test("every month: the last firsts whose window is over, oldest first, none before the first data", () => {
    expect(monthlyDates(3, "2020-01-01", today, window)).toEqual(["2026-06-01", "2026-07-01", "2026-08-01"]);
    expect(monthlyDates(3, "2026-07-02", today, window)).toEqual(["2026-08-01"]);
    expect(monthlyDates(2, "2020-01-01", "2026-02-15", { horizon: 30, lead: 0 })).toEqual(["2025-12-01", "2026-01-01"]);
    expect(monthlyDates(12, "2026-08-02", today, window)).toEqual([]);
  });

  test("a date that can be taken by month is never refused when a person chooses it", () => {
    const windows = fc.record({ horizon: fc.integer({ min: 30, max: 365 }), lead: fc.integer({ min: 0, max: 90 }) });
    fc.assert(
      fc.property(
        windows,
        fc.integer({ min: 1, max: 36 }),
        fc.integer({ min: 0, max: 2_000 }),
        (asked, months, back) => {
          const first = addDays(today, -back);
          const dates = monthlyDates(months, first, today, asked);
          expect(wrongDates(dates, first, today, asked)).toBeNull();
          expect(dates).toEqual([...new Set(dates)].sort());
          for (const day of dates) expect(windowEnd(day, asked) <= today).toBe(true);
        },
      ),
    );
  });

  test.each([
    [["2026-12-01"], "2026-12-01 is in the future. Choose 2026-08-25 or earlier"],
    [["2025-12-31"], "Nothing is known before 2026-01-01, so 2025-12-31 cannot be tested."],
    [["2026-02-01", "2026-08-26"], "known on 2026-11-24, when its window is over"],
  ])("%s: a sentence that says what to choose", (dates, sentence) => {
    expect(wrongDates(dates, "2026-01-01", today, window)).toContain(sentence);
  });
});
