import { describe, expect, test } from "vitest";
import type { FitResult } from "#lib/health/schema/fit.ts";
import { bandsSentence, fitSentence, fitSides, fitWords, keptSentence, lineVerdict } from "./fit-words.ts";

const side = { from: "2025-12-01", to: "2026-04-01", dates: 5, rows: 1071, churned: 130, leavings: 78 };
const difference = { value: 0.02, low: 0.01, high: 0.04, first: 0.72, second: 0.74, n: 400, churned: 60 };
const result = (changed: Partial<FitResult>) =>
  ({ teach: side, test: side, by: "time", difference: { ...difference, verdict: "better" }, ...changed }) as FitResult;
const figures = (first: number, second: number) => ({ ...difference, verdict: "same" as const, first, second });

describe("X4: what a fit says", () => {
  test.each([
    [
      result({ verdict: "not-better", difference: figures(0.72, 0.71) }),
      "The fitted weights are not better on the months they had not seen: .71 against .72. Keep yours.",
    ],
    [
      result({ verdict: "better" }),
      "The fitted weights are better on the months they had not seen: .74 against .72, more than chance can do.",
    ],
    [
      result({ verdict: "not-proven", difference: figures(0.72, 0.74) }),
      "The fitted weights ranked higher on the months they had not seen, .74 against .72, but no more than chance can do. Keep yours, or look again in some months.",
    ],
    [
      result({ verdict: "not-better", by: "accounts", difference: figures(0.72, 0.71) }),
      "The fitted weights are not better on the accounts they had not seen: .71 against .72. Keep yours.",
    ],
    [
      result({ verdict: "too-few", test: { ...side, leavings: 12 } }),
      "Only 12 customers left in these windows. With fewer than 30 no verdict is possible: read the figures with their intervals.",
    ],
    [
      result({ verdict: "not-fitted", teach: { ...side, leavings: 1 } }),
      "1 customer left in the months to learn from: too few to fit weights. Take more months, or keep yours.",
    ],
    [
      result({ verdict: "not-fitted" }),
      "No measure told those who left from those who stayed in the months to learn from. Keep your weights.",
    ],
  ])("%#", (found, sentence) => {
    expect(fitSentence(found)).toBe(sentence);
  });

  test("what it learnt on and was judged on; two sentences explain it", () => {
    const late = { ...side, from: "2026-06-01", to: "2026-06-01", rows: 240, leavings: 31 };
    expect(fitSides(result({ test: late }))).toContain("judged on 1 Jun 2026 (240 rows, 31 customers left)");
    expect(fitSides(result({ by: "accounts" }))).toContain("four in five accounts");
    expect(fitWords.match(/\.(?= |$)/g)).toHaveLength(2);
  });

  test("why a segment keeps its weights, and where its bands go", () => {
    expect(keptSentence({ state: "fitted", leavings: 50 })).toBeNull();
    expect(keptSentence({ state: "few", leavings: 4 })).toContain("4 customers of it left");
    expect(keptSentence({ state: "flat", leavings: 40 })).toContain("No measure");
    const yours = { healthy: 70, watch: 45 };
    expect(bandsSentence({ bands: { yours, fitted: yours } })).toBeNull();
    expect(bandsSentence({ bands: { yours, fitted: { healthy: 63, watch: 41 } } })).toContain("70 → 63");
    expect(lineVerdict({ state: "running", verdict: null })).toBeNull();
    expect(lineVerdict({ state: "done", verdict: "better" })?.words).toBe("Better than yours");
  });
});
