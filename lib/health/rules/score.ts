/**
 * Health score: of the points that the known measures could give, the share they gave, 0–100. A measure gives
 * weight × (0–100 from its curve) ÷ 100 points. A measure without data in the whole book is not in use and carries no
 * weight; one that an account lacks is unknown: it is left out above and below the line, and lowers coverage. Coverage
 * is known weight ÷ weight in use; below the model's minimum the band is unknown, whatever the score.
 */
import type { Band, Curve, MeasureValues } from "../schema.ts";
import type { CompiledSegment } from "./compile.ts";

export type Score = {
  points: number;
  known: number;
  inUse: number;
  /** Exact, 0–100; null when nothing is known. Shown rounded. */
  score: number | null;
  band: Band;
  coverage: number;
};

export function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && !Number.isNaN(value);
}

/** A value's place on its curve, 0–100: straight lines between the points, flat outside them. */
export function normalise(value: number, curve: Curve): number {
  const first = curve[0];
  const last = curve[curve.length - 1];
  if (!first || !last) throw new Error("A curve needs points.");
  if (value <= first[0]) return first[1];
  if (value >= last[0]) return last[1];
  let left = first;
  for (const right of curve) {
    if (value < right[0]) {
      return left[1] + ((value - left[0]) / (right[0] - left[0])) * (right[1] - left[1]);
    }
    left = right;
  }
  return last[1];
}

/** The band of a score as people see it: the rounded number decides. */
export function bandOf(score: number | null, coverage: number, segment: CompiledSegment): Band {
  if (score === null || coverage < segment.coverageMinimum) return "unknown";
  const shown = Math.round(score);
  if (shown >= segment.bands.healthy) return "healthy";
  return shown >= segment.bands.watch ? "watch" : "at-risk";
}

/** Scores one account. `inUse` says by registry position which measures anyone in the book has data for. */
export function scoreAccount(values: MeasureValues, segment: CompiledSegment, inUse: ArrayLike<boolean>): Score {
  let points = 0;
  let known = 0;
  let total = 0;
  for (let i = 0; i < segment.weights.length; i++) {
    const weight = segment.weights[i] ?? 0;
    const value = values[i];
    const curve = segment.curves[i];
    if (weight === 0 || !curve) continue;
    if (isKnown(value)) {
      points += (weight * normalise(value, curve)) / 100;
      known += weight;
      total += weight;
    } else if (inUse[i]) total += weight;
  }
  const score = known > 0 ? (points / known) * 100 : null;
  const coverage = total > 0 ? known / total : 0;
  return { points, known, inUse: total, score, band: bandOf(score, coverage, segment), coverage };
}

/** Which measures anyone in the book has data for, by registry position. */
export function measuresInUse(book: Iterable<MeasureValues>, count: number): boolean[] {
  const inUse = Array.from({ length: count }, () => false);
  for (const values of book) {
    for (let i = 0; i < count; i++) if (isKnown(values[i])) inUse[i] = true;
  }
  return inUse;
}
