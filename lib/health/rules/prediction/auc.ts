/**
 * AUC: of two accounts of which one left and one stayed, how often the one that left had the lower score; an equal score
 * counts half. Unit: share, 0–1: .5 is a coin, 1 is never wrong, below .5 is wrong more often than right. Source: a score as
 * of a day, and whether the account left in the window after it.
 *
 * AUC = P(score of a churned < score of a kept) + ½ P(equal): the Mann–Whitney statistic with midranks. The 95 % interval is
 * DeLong's: AUC ± 1.96·√(S₁/m + S₀/n), S the sample variances of the placements of m churned and n kept accounts (DeLong,
 * DeLong and Clarke-Pearson, Biometrics 44, 1988), by sorting, O(n log n).
 */
import { placements } from "./placements.ts";
import { wilson } from "./wilson.ts";

const Z = 1.959963984540054;

export type Auc = { value: number; low: number; high: number; n: number; churned: number };

/**
 * The AUC of scores (high = healthy) against who churned (1) or stayed (0), row by row. Rows whose score is NaN are left
 * out. Null when no row churned or none stayed. With one account in a class, or with every pair ranked right (or wrong),
 * there is no spread to judge by: the interval is then Wilson's, of as many trials as the smaller class has accounts.
 */
export function auc(scores: Float64Array, churned: Uint8Array): Auc | null {
  const placed = placements(scores, churned);
  if (!placed) return null;
  const [kept, left] = [spread(placed.values, churned, 0), spread(placed.values, churned, 1)];
  const { n } = placed;
  const value = left.mean;
  const fewest = Math.min(placed.churned, n - placed.churned);
  if (fewest < 2 || value === 0 || value === 1) {
    return { value, ...wilson(value * fewest, fewest), n, churned: placed.churned };
  }
  const reach = Z * Math.sqrt(left.variance / left.n + kept.variance / kept.n);
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach), n, churned: placed.churned };
}

/** Mean and sample variance of one class's placements, in two passes: the variance may be far smaller than the mean. */
function spread(
  values: Float64Array,
  churned: Uint8Array,
  group: 0 | 1,
): { n: number; mean: number; variance: number } {
  let [n, sum, squares] = [0, 0, 0];
  const each = (visit: (value: number) => void) => {
    for (let row = 0; row < values.length; row++) {
      const value = values[row] ?? Number.NaN;
      if (!Number.isNaN(value) && (churned[row] ? 1 : 0) === group) visit(value);
    }
  };
  each((value) => {
    n++;
    sum += value;
  });
  const mean = sum / n;
  each((value) => {
    squares += (value - mean) ** 2;
  });
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}
