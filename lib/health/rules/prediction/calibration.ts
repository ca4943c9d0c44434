/**
 * Calibration: the accounts in ten groups from the lowest scores to the highest, and the share of each that left. A score
 * that means something has fewer leave from group to group. Unit: churn rates 0–1 with Wilson's 95 % intervals; mean score
 * 0–100. Source: a score as of a day, and whether the account left in the window after it. Equal scores share a group.
 *
 * An inversion is a group that churned more than the next lower one. It is beyond chance when the intervals of a higher and
 * any lower group do not meet: the higher scores left more, and more accounts would not mend it.
 */
import { NO_BIN, quantileBins } from "./quantile-bins.ts";
import { wilson } from "./wilson.ts";

export type Decile = {
  /** 1 holds the lowest scores. Ties can leave a decile empty; then it is missing. */
  decile: number;
  n: number;
  churned: number;
  meanScore: number;
  /** The lowest and the highest score in it. */
  from: number;
  to: number;
  rate: number;
  low: number;
  high: number;
};

export type Calibration = {
  deciles: Decile[];
  inversions: number;
  /** The pair of deciles furthest apart the wrong way whose intervals do not meet; null: none beyond chance. */
  beyondChance: { lower: number; higher: number } | null;
};

/** Ten groups by score (high = healthy) and the churn of each. Rows whose score is NaN are left out. */
export function calibration(scores: Float64Array, churned: Uint8Array): Calibration {
  const deciles = decilesOf(scores, churned, quantileBins(scores, 10));
  const inversions = deciles.filter((decile, i) => i > 0 && decile.rate > (deciles[i - 1]?.rate ?? 1)).length;
  let worst: { gap: number; lower: number; higher: number } | null = null;
  for (const [i, lower] of deciles.entries()) {
    for (const higher of deciles.slice(i + 1)) {
      const gap = higher.low - lower.high;
      if (gap > (worst?.gap ?? 0)) worst = { gap, lower: lower.decile, higher: higher.decile };
    }
  }
  return { deciles, inversions, beyondChance: worst && { lower: worst.lower, higher: worst.higher } };
}

function decilesOf(scores: Float64Array, churned: Uint8Array, bins: Uint8Array): Decile[] {
  const groups = Array.from({ length: 10 }, () => ({ n: 0, churned: 0, sum: 0, from: Infinity, to: -Infinity }));
  for (let row = 0; row < scores.length; row++) {
    const bin = bins[row] ?? NO_BIN;
    const group = groups[bin];
    if (!group) continue;
    const score = scores[row] ?? 0;
    group.n++;
    group.churned += churned[row] ? 1 : 0;
    group.sum += score;
    group.from = Math.min(group.from, score);
    group.to = Math.max(group.to, score);
  }
  return groups.flatMap(({ n, churned: left, sum, from, to }, i) =>
    n === 0
      ? []
      : [{ decile: i + 1, n, churned: left, meanScore: sum / n, from, to, rate: left / n, ...wilson(left, n) }],
  );
}
