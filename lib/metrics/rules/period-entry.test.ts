import { describe, expect, it } from "vitest";
import { lengthWords, readPeriodEntry } from "./period-entry.ts";

const today = "2026-11-23";

describe("a period that a person types (issue 2 §7: from and to)", () => {
  it("includes the last day that was chosen", () => {
    expect(readPeriodEntry("2026-01-01", "2026-06-30", today)).toEqual({ from: "2026-01-01", to: "2026-07-01" });
    expect(readPeriodEntry("2026-02-28", "2026-02-28", today)).toEqual({ from: "2026-02-28", to: "2026-03-01" });
    expect(readPeriodEntry("2026-11-01", today, today)).toEqual({ from: "2026-11-01", to: "2026-11-24" });
  });

  it("says what to correct", () => {
    const error = (first: string, last: string) => {
      const read = readPeriodEntry(first, last, today);
      return "error" in read ? read.error : null;
    };
    expect(error("", "2026-06-30")).toBe("Choose the first and the last day.");
    expect(error("2026-06-01", "")).toBe("Choose the first and the last day.");
    expect(error("2026-07-01", "2026-06-30")).toBe("The last day comes before the first: change one of them.");
    expect(error("2026-11-01", "2026-11-24")).toBe("The last day is in the future: choose today or an earlier day.");
    expect(error("2010-01-01", "2026-01-01")).toBe("Choose at most 10 years.");
  });

  it("tells the length", () => {
    expect(lengthWords({ start: "2026-01-01", end: "2026-07-01" })).toBe("181 days");
    expect(lengthWords({ start: "2026-01-01", end: "2026-01-02" })).toBe("1 day");
  });
});
