import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, isJudged, previousPeriod, trailingMonths, trendEnds } from "./period.ts";

describe("METRICS periods are half-open", () => {
  it("twelve months to 22 Nov end before 23 Nov", () => {
    expect(trailingMonths("2026-11-23", 12)).toEqual({ start: "2025-11-23", end: "2026-11-23", asOf: "2026-11-22" });
  });

  it("the day of the month is kept, or the month's last day", () => {
    expect(addMonths("2024-03-31", -1)).toBe("2024-02-29");
    expect(addMonths("2023-11-30", 3)).toBe("2024-02-29");
    expect(addMonths("2024-01-15", -13)).toBe("2022-12-15");
  });

  it("the previous period touches and is as long: months stay months, days stay days", () => {
    const year = { start: "2025-11-23", end: "2026-11-23", asOf: "2026-11-22" };
    expect(previousPeriod(year)).toEqual({ start: "2024-11-23", end: "2025-11-23", asOf: "2025-11-22" });
    const month = { start: "2024-03-01", end: "2024-04-01", asOf: "2024-04-01" };
    expect(previousPeriod(month).start).toBe("2024-02-01");
    const days = { start: "2024-03-01", end: "2024-03-11", asOf: "2024-03-11" };
    expect(previousPeriod(days)).toEqual({ start: "2024-02-20", end: "2024-03-01", asOf: "2024-02-29" });
  });

  it("only twelve months are judged", () => {
    expect(isJudged(trailingMonths("2026-11-23", 12))).toBe(true);
    expect(isJudged(trailingMonths("2026-11-23", 3))).toBe(false);
    expect(isJudged({ start: "2025-11-23", end: "2026-11-22", asOf: "2026-11-22" })).toBe(false);
  });

  it("a trend ends on first days of months and on the as-of day", () => {
    expect(trendEnds("2026-11-23", 4)).toEqual(["2026-09-01", "2026-10-01", "2026-11-01", "2026-11-23"]);
    expect(trendEnds("2026-11-01", 3)).toEqual(["2026-09-01", "2026-10-01", "2026-11-01"]);
    expect(trendEnds("2026-01-31", 3)).toEqual(["2025-12-01", "2026-01-01", "2026-01-31"]);
  });

  it("adding and counting days agree", () => {
    const from = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays("1970-01-01", n));
    fc.assert(
      fc.property(from, fc.integer({ min: -5000, max: 5000 }), (day, n) => daysBetween(day, addDays(day, n)) === n),
    );
  });
});
