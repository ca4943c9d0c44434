import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { precisionByReason, precisionOf, type VerdictCount, verdicts } from "./alert-precision.ts";

const count = (measure: string | null, verdict: VerdictCount["verdict"], n: number): VerdictCount => ({
  measure,
  verdict,
  n,
});
const known = [
  { key: "usage-trend", label: "Usage trend", dimension: "usage" },
  { key: "last-use", label: "Last use", dimension: "usage" },
  { key: "csat", label: "CSAT", dimension: "sentiment" },
];

describe("X11: precision of alerts", () => {
  test("golden: 8 real and 2 not of 13 decided, 3 put off → 80 %", () => {
    const line = precisionOf([count("csat", "real", 8), count("csat", "not-real", 2), count("csat", "put-off", 3)]);
    expect(line).toEqual({ real: 8, notReal: 2, putOff: 3, precision: 0.8, small: false });
  });

  test("nothing judged is no figure, never 0 or 100 %; under five is small", () => {
    expect(precisionOf([count("csat", "put-off", 9)])).toMatchObject({ precision: null, small: true });
    expect(precisionOf([count("csat", "real", 4)])).toMatchObject({ precision: 1, small: true });
    expect(precisionOf([count("csat", "real", 5)])).toMatchObject({ precision: 1, small: false });
  });

  test("stands by dimension and leading measure, the most judged first, and what was not kept last", () => {
    const lines = precisionByReason(
      [
        count(null, "real", 99),
        count("csat", "not-real", 2),
        count("last-use", "real", 1),
        count("usage-trend", "real", 3),
      ],
      known,
    );
    expect(lines.map((line) => [line.key, line.real, line.notReal])).toEqual([
      ["usage", 4, 0],
      ["sentiment", 0, 2],
      [null, 99, 0],
    ]);
    expect(lines[0]?.measures.map(({ label }) => label)).toEqual(["Usage trend", "Last use"]);
    expect(lines[2]?.measures.map(({ label }) => label)).toEqual(["Reason not kept"]);
  });

  test("the parts add up to the whole, whatever was decided", () => {
    const counts = fc.array(
      fc.record({
        measure: fc.constantFrom("usage-trend", "last-use", "csat", null, "gone"),
        verdict: fc.constantFrom(...verdicts),
        n: fc.nat(50),
      }),
    );
    fc.assert(
      fc.property(counts, (given) => {
        const whole = precisionOf(given);
        const lines = precisionByReason(given, known);
        const sum = (key: "real" | "notReal" | "putOff") => lines.reduce((total, line) => total + line[key], 0);
        expect([sum("real"), sum("notReal"), sum("putOff")]).toEqual([whole.real, whole.notReal, whole.putOff]);
        const deep = lines.flatMap((line) => line.measures).reduce((total, line) => total + line.real, 0);
        expect(deep).toBe(whole.real);
      }),
    );
  });
});
