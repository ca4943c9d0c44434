/**
 * Drift of a measure within a year. Died: a fifth of the accounts or more had a value, and now less than a tenth of those do.
 * Turned: alone it ranked who left rightly, and now ranks it wrongly, both beyond chance. Lost: it ranked rightly beyond chance
 * and now does not, and its interval now lies below what it was. Shifted: its values lie elsewhere than a year ago (population
 * stability index, beyond chance). Source: values stored a year ago and now, and the months of the past year whose windows are over.
 */
import type { DriftLine, DriftState } from "../schema/drift.ts";
import type { Auc } from "./prediction/auc.ts";
import type { Stability } from "./prediction/stability.ts";

const fewestBefore = 0.2;
const shareLeft = 0.1;

export type DriftInput = {
  key: string;
  label: string;
  stability: Stability | null;
  powerBefore: Auc | null;
  powerNow: Auc | null;
};

function stateOf({ stability, powerBefore, powerNow }: DriftInput): DriftState {
  const [had, has] = [1 - (stability?.unknownBefore ?? 1), 1 - (stability?.unknownNow ?? 1)];
  if (had >= fewestBefore && has < had * shareLeft) return "died";
  if (powerBefore && powerNow && powerBefore.low > 0.5) {
    if (powerNow.high < 0.5) return "turned";
    if (powerNow.low <= 0.5 && powerNow.high < powerBefore.value) return "lost";
  }
  if (!stability || had === 0) return "unknown";
  return stability.word === "same" ? "steady" : "shifted";
}

const intervalOf = (found: Auc | null) => found && { value: found.value, low: found.low, high: found.high };

export function judgeDrift(input: DriftInput): DriftLine {
  const { key, label, stability, powerBefore, powerNow } = input;
  return {
    key,
    label,
    state: stateOf(input),
    psi: stability?.value ?? null,
    coverageBefore: stability && 1 - stability.unknownBefore,
    coverageNow: stability && 1 - stability.unknownNow,
    powerBefore: intervalOf(powerBefore),
    powerNow: intervalOf(powerNow),
  };
}
