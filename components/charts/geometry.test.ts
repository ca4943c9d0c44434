import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apart, domainOf, lineWithGaps, scale, seriesWords, share } from "./geometry.ts";

const same = (value: number) => value;
const value = fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null });

describe("lines with gaps (issue section 7: missing data a gap)", () => {
  it("breaks the line at a missing value and marks a lone one", () => {
    const line = lineWithGaps([1, 2, null, 5, null, 3, 4], same, same);
    expect(line.paths).toEqual(["M0 1L1 2", "M5 3L6 4"]);
    expect(line.lone).toEqual([{ x: 3, y: 5 }]);
    expect(line.end).toEqual({ x: 6, y: 4, current: true });
  });

  it("says when the last value is not the newest", () => {
    expect(lineWithGaps([1, 2, null], same, same).end).toEqual({ x: 1, y: 2, current: false });
    expect(lineWithGaps([null, null], same, same)).toEqual({ paths: [], lone: [], end: null });
  });

  it("draws every known value exactly once and none that is missing", () => {
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const line = lineWithGaps(values, same, same);
        const drawn = line.paths.join("").split(/[ML]/).filter(Boolean).length + line.lone.length;
        expect(drawn).toBe(values.filter((one) => one !== null).length);
      }),
    );
  });
});

describe("scales", () => {
  it("puts every known value and the target inside the domain", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.integer({ min: -1000, max: 1000 }), (values, target) => {
        const domain = domainOf(values, [target]);
        for (const one of [...values, target]) {
          if (one === null) continue;
          expect(one).toBeGreaterThan(domain?.[0] ?? Number.NaN);
          expect(one).toBeLessThan(domain?.[1] ?? Number.NaN);
        }
      }),
    );
  });

  it("has no domain without values, and a middle for a flat one", () => {
    expect(domainOf([null])).toBeNull();
    expect(scale([4, 4], [0, 100])(4)).toBe(50);
    expect(scale([0, 10], [100, 0])(2.5)).toBe(75);
  });

  it("holds shares between 0 and 100", () => {
    expect([share(1, 4), share(9, 3), share(-1, 3), share(1, 0)]).toEqual([25, 100, 0, 0]);
  });

  it("keeps two labels apart and inside", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (a, b) => {
          const [one, two] = apart(a, b, 14);
          expect(Math.abs(one - two)).toBeGreaterThanOrEqual(14 - 1e-9);
          expect(Math.min(one, two)).toBeGreaterThanOrEqual(0);
          expect(Math.max(one, two)).toBeLessThanOrEqual(100);
          expect(one <= two).toBe(a <= b);
        },
      ),
    );
  });

  it("tells a screen reader the shape of the series", () => {
    expect(seriesWords([3, null, 9, 5], String)).toBe("From 3 to 5; lowest 3, highest 9. 1 of 4 without data.");
    expect(seriesWords([null], String)).toBe("No data.");
  });
});
