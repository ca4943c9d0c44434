/**
 * Rounds numbers so that they add up to a whole total: each is rounded down, and what is missing goes to the largest
 * remainders (earlier ones first among equals). The total must be the exact sum rounded up or down; where a rounding error
 * put a half on the other side of it, the largest number takes the difference, so that the total holds all the same.
 */
export function roundToTotal(exact: readonly number[], total: number): number[] {
  const cleaned = exact.map((value) => Math.round(value * 1e9) / 1e9);
  const floors = cleaned.map(Math.floor);
  let missing = total - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = cleaned
    .map((value, i) => ({ i, remainder: value - (floors[i] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder) {
    if (missing <= 0) break;
    floors[i] = (floors[i] ?? 0) + 1;
    missing -= 1;
  }
  const largest = floors.reduce((at, value, i) => (Math.abs(value) > Math.abs(floors[at] ?? 0) ? i : at), 0);
  if (floors.length > 0) floors[largest] = (floors[largest] ?? 0) + missing;
  return floors.map((value) => value + 0);
}
