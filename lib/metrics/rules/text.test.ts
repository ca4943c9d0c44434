import { describe, expect, it } from "vitest";
import { csvLines } from "./csv.ts";
import { formatDelta, formatFigure, formatTarget, formatValue, splitValue } from "./format.ts";
import { isPublishable } from "./publishable.ts";

describe("how figures read", () => {
  it("percent with one decimal, a true minus, n/a", () => {
    expect(formatValue(0.9639, "ratio")).toBe("96.4\u202f%");
    expect(formatValue(-0.43, "growth")).toBe("−43.0\u202f%");
    expect(formatValue(-0.00001, "growth")).toBe("0.0\u202f%");
    expect(formatValue(null, "ratio")).toBe("n/a");
    expect(formatValue(16, "days")).toBe("16\u00a0days");
    expect(formatValue(1, "days")).toBe("1\u00a0day");
    expect(formatValue(2.44, "per-year")).toBe("2.4");
    expect(splitValue(-12, "score")).toEqual({ number: "−12", unit: "" });
  });

  it("says why there is no figure", () => {
    expect(formatFigure({ value: null, missing: "not-reached" }, "days")).toBe("not reached");
    expect(formatFigure({ value: null, missing: "no-rows" }, "ratio")).toBe("n/a");
    expect(formatFigure({ value: null, missing: "not-published" }, "ratio")).toBe("not published");
  });

  it("changes carry sign and word", () => {
    expect(formatDelta(0.964, 0.952, "ratio")).toBe("+1.2\u00a0points");
    expect(formatDelta(0.9, 0.923, "ratio")).toBe("−2.3\u00a0points");
    expect(formatDelta(16, 28, "days")).toBe("−12\u00a0days");
    expect(formatDelta(0.9, 0.9, "ratio")).toBe("no change");
    expect(formatDelta(0.9, null, "ratio")).toBeNull();
  });

  it("a target says that it is met above it", () => {
    expect(formatTarget(0.95, "ratio")).toBe("target > 95\u202f%");
    expect(formatTarget(0.255, "growth")).toBe("target > 25.5\u202f%");
  });
});

describe("X12: exports neutralise formulas", () => {
  it("every cell that a spreadsheet would run", () => {
    const lines = csvLines(
      ["name", "n"],
      [
        ["=1+1", 2],
        ["  @SUM(A1)", -3],
        ["a,b", null],
        ['say "hi"', 0],
        ["-2", 1],
      ],
    );
    expect(lines).toBe('name,n\r\n\'=1+1,2\r\n\'  @SUM(A1),-3\r\n"a,b",\r\n"say ""hi""",0\r\n\'-2,1\r\n');
  });
});

describe("N4: a ratio of money is published only for slices that hide each account", () => {
  it("at least 20 accounts, none above 30 %", () => {
    expect(isPublishable({ accounts: 20, total: 1000, largest: 300 })).toBe(true);
    expect(isPublishable({ accounts: 19, total: 1000, largest: 60 })).toBe(false);
    expect(isPublishable({ accounts: 20, total: 1000, largest: 301 })).toBe(false);
    expect(isPublishable({ accounts: 20, total: 0, largest: 0 })).toBe(false);
  });
});
