import { describe, expect, test } from "vitest";
import { daysOfAddress, readTwoDays } from "./move-days.ts";

const today = "2026-11-23";

describe("X2: between any two days", () => {
  test.each([
    [{}, { from: "2026-11-16", to: "2026-11-23" }],
    [{ from: "2026-03-01" }, { from: "2026-03-01", to: "2026-11-23" }],
    [{ to: "2026-03-08" }, { from: "2026-03-01", to: "2026-03-08" }],
    [
      { from: "2026-03-01", to: "2026-03-02" },
      { from: "2026-03-01", to: "2026-03-02" },
    ],
    [{ from: "2026-03-02", to: "2026-03-02" }, { error: expect.stringContaining("before the second") }],
    [{ from: "2026-11-23" }, { error: expect.stringContaining("before the second") }],
    [{ to: "2026-11-24" }, { error: expect.stringContaining("in the future") }],
    [{ from: "0000-01-01" }, { error: expect.stringContaining("before 1900") }],
    [{ to: "0001-01-01" }, { error: expect.stringContaining("before 1900") }],
  ])("%j", (asked, expected) => expect(readTwoDays(asked, today)).toEqual(expected));

  test.each([
    [{}, { from: "2026-11-09", to: today }],
    [{ since: "30" }, { from: "2026-10-24", to: today }],
    [{ since: "31" }, { from: "2026-11-09", to: today }],
    [
      { from: "2026-03-01", to: "2026-04-01" },
      { from: "2026-03-01", to: "2026-04-01" },
    ],
    [
      { from: "2026-03-01", since: "7" },
      { from: "2026-03-01", to: today },
    ],
    [{ to: ["2026-04-15", "2026-05-15"] }, { from: "2026-04-01", to: "2026-04-15" }],
    [
      { from: "2026-04-01", to: "2026-03-01" },
      { from: "2026-11-09", to: today },
    ],
    [
      { from: "yesterday", to: "2027-01-01" },
      { from: "2026-11-09", to: today },
    ],
  ])("an account's address %j; what makes no sense is as if it were not there", (query, expected) =>
    expect(daysOfAddress(query, today)).toEqual(expected),
  );
});
