/**
 * Lift in the riskiest decile: how many times the usual churn rate the tenth of accounts with the lowest scores has. Unit:
 * a factor, 0–10: 1 is no better than picking by chance. Source: a score as of a day, and whether the account left in the
 * window after it.
 *
 * Lift = churn rate among the n/10 lowest scores ÷ churn rate of all n. Accounts that are tied at the decile's border, and a
 * decile that is no whole number of accounts, count by their share, so that the order of rows never matters.
 */
export type Lift = {
  value: number;
  n: number;
  churned: number;
  /** Churned accounts in the decile; ties at its border count by their share. */
  caught: number;
  /** Churn rates, 0–1, in the decile and of all. */
  rate: number;
  overall: number;
};

/** The lift of scores (high = healthy) against who churned (1) or stayed (0). NaN is left out; null when nobody churned. */
export function lift(scores: Float64Array, churned: Uint8Array): Lift | null {
  const sorted = scores.filter((score) => !Number.isNaN(score)).sort();
  const n = sorted.length;
  const size = n / 10;
  const border = sorted[Math.ceil(size) - 1] ?? Number.NaN;
  const below = { n: 0, churned: 0 };
  const at = { n: 0, churned: 0 };
  let left = 0;
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? Number.NaN;
    if (Number.isNaN(score)) continue;
    const one = churned[row] ? 1 : 0;
    left += one;
    if (score > border) continue;
    const part = score < border ? below : at;
    part.n++;
    part.churned += one;
  }
  if (left === 0) return null;
  const caught = below.churned + (at.churned * (size - below.n)) / at.n;
  const [rate, overall] = [caught / size, left / n];
  return { value: rate / overall, n, churned: left, caught, rate, overall };
}
