/**
 * Difference of two AUCs on the same accounts: how much better the second score ranks those who left than the first. Unit:
 * share, −1 to 1; above 0 the second is better. Source: two scores of the same accounts as of the same days. "Worse" and
 * "better" are said only when the 95 % interval leaves 0 out.
 *
 * Paired DeLong: the variance is that of the differences of the two placements of each account (Biometrics 44, 1988).
 */
import { placements } from "./placements.ts";

const Z = 1.959963984540054;

export type AucDifference = {
  /** AUC of the second less that of the first. */
  value: number;
  low: number;
  high: number;
  first: number;
  second: number;
  n: number;
  churned: number;
  /** Of the second against the first; "same": no difference that chance could not make. */
  verdict: "better" | "worse" | "same";
};

/**
 * Compares two scores row by row; rows that either of them cannot judge (NaN) are left out of both. Null when no row
 * churned, none stayed, or either class has fewer than two: then there is no spread to judge by.
 */
export function aucDifference(first: Float64Array, second: Float64Array, churned: Uint8Array): AucDifference | null {
  const [a, b] = [placements(first, churned, [first, second]), placements(second, churned, [first, second])];
  if (!a || !b || Math.min(a.churned, a.n - a.churned) < 2) return null;
  const sums = { n: [0, 0], first: [0, 0], second: [0, 0] };
  const groupOf = (row: number) => (churned[row] ? 1 : 0);
  const add = (sum: number[], row: number, by: number) => {
    sum[groupOf(row)] = (sum[groupOf(row)] ?? 0) + by;
  };
  const gap = new Float64Array(first.length);
  for (let row = 0; row < gap.length; row++) {
    const [x, y] = [a.values[row] ?? Number.NaN, b.values[row] ?? Number.NaN];
    gap[row] = y - x;
    if (Number.isNaN(x)) continue;
    add(sums.n, row, 1);
    add(sums.first, row, x);
    add(sums.second, row, y);
  }
  const meanOf = (sum: number[], group: number) => (sum[group] ?? 0) / (sums.n[group] ?? 1);
  const means = [0, 1].map((group) => meanOf(sums.second, group) - meanOf(sums.first, group));
  const squares = [0, 0];
  for (let row = 0; row < gap.length; row++) {
    const value = gap[row] ?? Number.NaN;
    if (!Number.isNaN(value)) add(squares, row, (value - (means[groupOf(row)] ?? 0)) ** 2);
  }
  const variance = [0, 1].reduce((sum, group) => {
    const n = sums.n[group] ?? 0;
    return sum + (squares[group] ?? 0) / (n - 1) / n;
  }, 0);
  const value = means[1] ?? 0;
  const reach = Z * Math.sqrt(variance);
  const verdict = value - reach > 0 ? "better" : value + reach < 0 ? "worse" : "same";
  return {
    value,
    low: Math.max(-1, value - reach),
    high: Math.min(1, value + reach),
    first: meanOf(sums.first, 1),
    second: meanOf(sums.second, 1),
    n: a.n,
    churned: a.churned,
    verdict,
  };
}
