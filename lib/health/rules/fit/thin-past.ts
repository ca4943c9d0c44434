import type { Past } from "../backtest/past.ts";

/** A day of the past with some of its rows, and the measures at these positions, in their order. */
export function thinPast(past: Past, positions: readonly number[], keep: (row: number) => boolean): Past {
  const { measures, ids, values } = past;
  const rows = [...ids.keys()].filter(keep);
  const kept = new Float64Array(rows.length * positions.length);
  for (const [i, row] of rows.entries()) {
    for (const [j, at] of positions.entries()) {
      kept[i * positions.length + j] = values[row * measures.length + at] ?? Number.NaN;
    }
  }
  return {
    ...past,
    measures: positions.map((at) => measures[at]),
    inUse: positions.map((at) => past.inUse[at] ?? false),
    ids: Int32Array.from(rows, (row) => ids[row] ?? 0),
    segments: rows.map((row) => past.segments[row] ?? null),
    churned: Uint8Array.from(rows, (row) => past.churned[row] ?? 0),
    leftOn: rows.map((row) => past.leftOn[row] ?? null),
    values: kept,
  };
}

/** Some of a day's rows, with all measures. */
export function someRows(past: Past, keep: (row: number) => boolean): Past {
  return thinPast(past, [...past.measures.keys()], keep);
}

/** More rows than this make figures slower, not better. */
const MOST_ROWS = 150_000;

/** One in how many accounts to look at, where all would give so many rows. */
export const sampleFor = (rows: number) => Math.max(1, Math.ceil(rows / MOST_ROWS));

/**
 * A day of the past with one in `every` accounts, always the same ones: a sample of the book that is followed over all
 * dates. It leaves every figure as it is on average, with a wider interval.
 */
export function sampled(past: Past, every: number): Past {
  return every <= 1 ? past : someRows(past, (row) => (Math.imul(past.ids[row] ?? 0, 0x85ebca6b) >>> 0) % every === 0);
}
