import { describe, expect, it } from "vitest";
import { annualisedGrowth, isMet, makeFigure, netPromoter, ratio, reduction } from "./figure.ts";
import { kaplanMeier, medianDay } from "./kaplan-meier.ts";

describe("METRICS golden cases", () => {
  it("M3: 74 answers of 4 or 5 among 107 are 69.2 %", () => {
    expect(ratio(74, 107)).toBeCloseTo(0.692, 3);
  });

  it("TTFV: reached on 10 and 20, censored on 15 and 30 → S(10) = 3/4, S(20) = 3/8, median 20", () => {
    const steps = kaplanMeier([10, 20], [15, 30]);
    expect(steps).toEqual([
      { day: 10, atRisk: 4, reached: 1, survival: 3 / 4 },
      { day: 20, atRisk: 2, reached: 1, survival: 3 / 8 },
    ]);
    expect(medianDay(steps)).toBe(20);
  });

  it("TTFV: ten starters, four reach value, six churned on day 15 stay at risk to day 100 → not reached", () => {
    const steps = kaplanMeier([10, 20, 30, 40], [100, 100, 100, 100, 100, 100]);
    expect(steps.map((step) => step.survival)).toEqual([0.9, 0.8, 0.7, 0.6].map((s) => expect.closeTo(s, 12)));
    expect(medianDay(steps)).toBeNull();
  });

  it("TTFV: the median is the first day at one half exactly", () => {
    expect(medianDay(kaplanMeier([3, 9], [40, 40]))).toBe(9);
  });

  it("TTFV: who is censored on a day of value still counts as at risk on it", () => {
    expect(kaplanMeier([10], [10])).toEqual([{ day: 10, atRisk: 2, reached: 1, survival: 0.5 }]);
  });

  it("TTFV: nobody started, nobody reached", () => {
    expect(medianDay(kaplanMeier([], []))).toBeNull();
    expect(medianDay(kaplanMeier([], [5, 6]))).toBeNull();
  });

  it("M5: 125 after 100 is +25.0 %, which does not meet > 25 %", () => {
    const growth = annualisedGrowth(125, 100, 365, true);
    expect(growth).toBe(0.25);
    expect(isMet(growth, 0.25)).toBe(false);
    expect(isMet(0.2501, 0.25)).toBe(true);
  });

  it("M5: nothing before → n/a; a quarter is compounded to a year", () => {
    expect(annualisedGrowth(125, 0, 365, true)).toBeNull();
    expect(annualisedGrowth(110, 100, 73, false)).toBeCloseTo(1.1 ** 5 - 1, 12);
  });
});

describe("figures", () => {
  it("a zero denominator is n/a, never 0 or 100 %", () => {
    expect(ratio(0, 0)).toBeNull();
    expect(makeFigure({ value: ratio(0, 0), n: 0 })).toMatchObject({ value: null, missing: "no-rows", small: true });
  });

  it("fewer than 5 is marked small, 5 is not", () => {
    expect(makeFigure({ value: 1, n: 4 }).small).toBe(true);
    expect(makeFigure({ value: 1, n: 5 }).small).toBe(false);
  });

  it("M1, M3, M4: a target is met strictly above it, whatever the floating point", () => {
    expect(isMet(95 / 100, 0.95)).toBe(false);
    expect(isMet(0.1 + 0.2, 0.3)).toBe(false);
    expect(isMet(96 / 100, 0.95)).toBe(true);
    expect(isMet(null, 0.95)).toBeNull();
  });

  it("M2: median 16 after 28 is 42.9 % shorter; without either median n/a", () => {
    expect(reduction(28, 16)).toBeCloseTo(0.4286, 4);
    expect(reduction(null, 16)).toBeNull();
    expect(reduction(0, 16)).toBeNull();
  });

  it("NPS is a whole number between −100 and 100", () => {
    expect(netPromoter(7, 2, 12)).toBe(42);
    expect(netPromoter(0, 1, 8)).toBe(-13);
    expect(netPromoter(1, 1, 2)).toBe(0);
    expect(netPromoter(0, 0, 0)).toBeNull();
  });
});
