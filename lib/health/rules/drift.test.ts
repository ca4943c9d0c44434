import { describe, expect, it } from "vitest";
import { judgeDrift } from "./drift.ts";
import type { Auc } from "./prediction/auc.ts";

const power = (low: number, value: number, high: number): Auc => ({ value, low, high, n: 500, churned: 60 });
const stable = (unknownBefore: number, unknownNow: number, word: "same" | "shifted" | "changed" = "same") => ({
  value: 0.01,
  chance: 0.02,
  word,
  unknownBefore,
  unknownNow,
});
const good = power(0.62, 0.7, 0.78);
const stateOf = (
  stability: ReturnType<typeof stable> | null,
  powerBefore: Auc | null = null,
  powerNow: Auc | null = null,
) => judgeDrift({ key: "csat", label: "CSAT", stability, powerBefore, powerNow }).state;

describe("X1: what became of a measure", () => {
  it.each([
    ["died", stable(0.4, 0.97), null, null],
    ["steady", stable(0.4, 0.9), null, null],
    ["unknown", stable(1, 1), null, null],
    ["unknown", null, good, good],
    ["turned", stable(0, 0), good, power(0.3, 0.4, 0.48)],
    ["lost", stable(0, 0), good, power(0.45, 0.55, 0.65)],
    ["steady", stable(0, 0), good, power(0.45, 0.6, 0.75)],
    ["steady", stable(0, 0), power(0.45, 0.6, 0.75), power(0.3, 0.4, 0.48)],
    ["shifted", stable(0, 0, "changed"), good, good],
  ] as const)("%s", (state, stability, before, now) => {
    expect(stateOf(stability, before, now)).toBe(state);
  });
});
