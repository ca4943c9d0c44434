/**
 * A curve proposed from what happened: the values of a measure in at most 8 bins of about equally many accounts, and points
 * for each by how many of its accounts stayed: 0 for the bin that fared worst, 100 for the one that fared best. For a
 * category every value is a bin. Unit: points 0–100 at values of the measure's own unit. Source: a measure's values as of
 * days, and whether the accounts left in the window after them.
 *
 * Kept rate of a bin = (kept + 10·overall) ÷ (n + 10): Laplace's smoothing towards the overall rate, so that a bin of three
 * accounts moves little. Points follow the log-odds of the rate, ln(rate ÷ (1 − rate)), as weights that add up need it. With
 * a direction, bins that contradict it are pooled (isotonic regression).
 */
import type { Curve } from "../../schema.ts";
import { isotonic } from "./isotonic.ts";
import { NO_BIN, quantileBins } from "./quantile-bins.ts";
import { type Interval, wilson } from "./wilson.ts";

const BINS = 8;
const MOST_CATEGORIES = 12;
const PRIOR = 10;

/** One bin of known values: `value` is its mean (a category's own index), `rate` the share that stayed, with its interval. */
export type ShapedBin = { value: number; n: number; churned: number; rate: number; points: number } & Interval;
export type ShapedCurve = { curve: Curve; bins: ShapedBin[] };
export type ShapeOptions = {
  kind: "number" | "category";
  /** What the measure claims: more is better, less is better, or nothing (null). */
  direction?: "up" | "down" | null;
};

type Bin = { n: number; churned: number; sum: number };

/**
 * Proposes a curve from values (NaN = unknown; categories are whole numbers from 0) against who churned. Null when it has
 * nothing to go by: nobody left or stayed, fewer than two different values, more than 12 categories, or equal rates.
 */
export function shapeCurve(values: Float64Array, churned: Uint8Array, options: ShapeOptions): ShapedCurve | null {
  const bins = options.kind === "category" ? categoryBins(values, churned) : numberBins(values, churned);
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  const left = bins.reduce((sum, bin) => sum + bin.churned, 0);
  if (left === 0 || left === n || bins.length < 2 || bins.length > MOST_CATEGORIES) return null;
  const overall = (n - left) / n;
  const rates = directed(
    bins.map((bin) => (bin.n - bin.churned + PRIOR * overall) / (bin.n + PRIOR)),
    bins.map((bin) => bin.n + PRIOR),
    options.direction ?? null,
  );
  const odds = rates.map((rate) => Math.log(rate / (1 - rate)));
  const [worst, best] = [Math.min(...odds), Math.max(...odds)];
  if (best - worst < 1e-9) return null;
  const points = odds.map((one) => Math.round((100 * (one - worst)) / (best - worst)));
  const at = readable(bins.map((bin) => bin.sum / bin.n));
  return {
    curve: at.map((value, i): [number, number] => [value, points[i] ?? 0]),
    bins: bins.map((bin, i) => ({
      value: at[i] ?? 0,
      n: bin.n,
      churned: bin.churned,
      rate: 1 - bin.churned / bin.n,
      points: points[i] ?? 0,
      ...wilson(bin.n - bin.churned, bin.n),
    })),
  };
}

function directed(rates: number[], weights: number[], direction: "up" | "down" | null): number[] {
  if (direction === null) return rates;
  if (direction === "up") return isotonic(rates, weights);
  return isotonic(rates.toReversed(), weights.toReversed()).reverse();
}

function gather(values: Float64Array, churned: Uint8Array, binOf: (row: number, value: number) => number): Bin[] {
  const bins = new Map<number, Bin>();
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const key = binOf(row, value);
    const bin = bins.get(key) ?? { n: 0, churned: 0, sum: 0 };
    bins.set(key, { n: bin.n + 1, churned: bin.churned + (churned[row] ? 1 : 0), sum: bin.sum + value });
  }
  return [...bins].sort(([a], [b]) => a - b).map(([, bin]) => bin);
}

function numberBins(values: Float64Array, churned: Uint8Array): Bin[] {
  // 3.3 and 1.1 + 2.2 are one value, which no border may part
  const exact = values.map((value) => digits(value, 10));
  const bins = quantileBins(exact, BINS);
  return gather(exact, churned, (row) => bins[row] ?? NO_BIN);
}

const digits = (value: number, count: number) => Number(value.toPrecision(count));

function categoryBins(values: Float64Array, churned: Uint8Array): Bin[] {
  return gather(values, churned, (_, value) => value);
}

/** The values with four digits, where that keeps them apart, else with ten. */
function readable(values: number[]): number[] {
  const short = values.map((value) => digits(value, 4));
  const grow = short.every((value, i) => i === 0 || value > (short[i - 1] ?? Infinity));
  return grow ? short : values.map((value) => digits(value, 10));
}
