import { describe, expect, it } from "vitest";
import { formatCount, formatMoney, formatNumber, formatPercent, formatSigned } from "./numbers.ts";

describe("figures (house rule: U+2212 for minus)", () => {
  it("groups thousands and never writes a minus for zero", () => {
    expect(formatNumber(1234567)).toBe("1,234,567");
    expect(formatNumber(-0.4)).toBe("0");
    expect(formatNumber(-12.34, 1)).toBe("\u221212.3");
  });

  it("signs what is not zero", () => {
    expect([formatSigned(4), formatSigned(-4), formatSigned(0), formatSigned(0.004, 2)]).toEqual([
      "+4",
      "\u22124",
      "0",
      "0.00",
    ]);
  });

  it("writes per cent, money in minor units and counts", () => {
    expect(formatPercent(96.41)).toBe("96.4\u202f%");
    expect(formatMoney(1_230_000, "EUR")).toBe("€12,300");
    expect(formatMoney(-1_250, "USD")).toBe("\u2212$12.50");
    expect(formatMoney(5_000, "JPY")).toBe("¥5,000");
    expect([formatCount(1, "account"), formatCount(2, "entry", "entries")]).toEqual(["1 account", "2 entries"]);
  });
});
