/**
 * Placement of an account: the share of the other class that it is ranked rightly against. For a churned account, the kept
 * accounts that score higher; for a kept one, the churned accounts that score lower; an equal score counts half. Their
 * means over either class are the AUC, and their spread is what DeLong's interval is made of.
 */
export type Placements = {
  /** By row; NaN where the row was left out. */
  values: Float64Array;
  n: number;
  churned: number;
};

/** How many of the sorted numbers are below `x`, an equal one counting half. */
function countBelow(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const below = low;
  high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= x) low = middle + 1;
    else high = middle;
  }
  return (below + low) / 2;
}

/**
 * The placement of each row. Rows where a score of `judged` is not a number are left out: pass all scores that are to be
 * compared, so that they are judged by the same accounts. Null when no row churned or none stayed.
 */
export function placements(
  scores: Float64Array,
  churned: Uint8Array,
  judged: readonly Float64Array[] = [scores],
): Placements | null {
  const counts = [0, 0];
  const isJudged = (row: number) => judged.every((list) => !Number.isNaN(list[row] ?? Number.NaN));
  const classOf = Uint8Array.from(churned, (left, row) => (isJudged(row) ? (left ? 1 : 0) : 2));
  for (const group of classOf) if (group < 2) counts[group] = (counts[group] ?? 0) + 1;
  const [kept = 0, left = 0] = counts;
  if (kept === 0 || left === 0) return null;
  const sorted = [new Float64Array(kept), new Float64Array(left)] as const;
  const filled = [0, 0] as [number, number];
  for (let row = 0; row < scores.length; row++) {
    const group = classOf[row];
    if (group === 0 || group === 1) sorted[group][filled[group]++] = scores[row] ?? 0;
  }
  for (const list of sorted) list.sort();
  const values = new Float64Array(scores.length).fill(Number.NaN);
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? 0;
    if (classOf[row] === 1) values[row] = 1 - countBelow(sorted[0], score) / kept;
    else if (classOf[row] === 0) values[row] = countBelow(sorted[1], score) / left;
  }
  return { values, n: kept + left, churned: left };
}
