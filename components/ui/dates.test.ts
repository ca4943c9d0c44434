import { describe, expect, it } from "vitest";
import { absoluteDate, relativeDate, shortDate } from "./dates.ts";

const now = "2026-11-22T17:40:00Z";

describe("relative dates with the absolute on hover (DESIGN: Look)", () => {
  it.each([
    ["2026-11-22T17:40:20Z", "just now"],
    ["2026-11-22T17:28:00Z", "12 min ago"],
    ["2026-11-22T14:40:00Z", "3 h ago"],
    ["2026-11-22T19:40:00Z", "in 2 h"],
    ["2026-11-21T23:59:00Z", "yesterday"],
    ["2026-11-16T08:00:00Z", "6 days ago"],
    ["2026-12-16", "in 24 days"],
    ["2026-11-23", "tomorrow"],
    ["2026-11-22", "today"],
    ["2026-08-01", "1 Aug"],
    ["2024-03-01", "1 Mar 2024"],
  ])("%s is %s", (at, words) => {
    expect(relativeDate(at, now)).toBe(words);
  });

  it("counts days as the person's calendar has them", () => {
    expect(relativeDate("2026-11-22T01:00:00Z", "2026-11-22T09:00:00Z", "America/New_York")).toBe("yesterday");
    expect(relativeDate("2026-11-22T01:00:00Z", "2026-11-22T09:00:00Z", "Europe/Berlin")).toBe("8 h ago");
  });

  it("does not move a calendar day between zones", () => {
    expect(absoluteDate("2026-11-16", "Pacific/Auckland")).toBe("16 Nov 2026");
    expect(absoluteDate("2026-11-16T23:30:00Z", "Pacific/Auckland")).toBe("17 Nov 2026, 12:30");
    expect(relativeDate("2026-11-22", "2026-11-22T23:00:00Z", "Asia/Tokyo")).toBe("yesterday");
  });

  it("writes the year only when it differs", () => {
    expect(shortDate("2026-09-05", now)).toBe("5 Sep");
    expect(shortDate("2025-09-05", now)).toBe("5 Sep 2025");
  });
});
