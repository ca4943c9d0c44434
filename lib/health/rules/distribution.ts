/**
 * Distribution of a measure among accounts that stayed and accounts that left: at most ten bins of equal width between the
 * first and the last percentile of all known values, or one bin a category, and how many are unknown. Separation is the
 * AUC of the value itself, its direction as it is: .5 tells nothing apart. A category stands for the share of it that stayed.
 */
import type { Distribution, OwnSpec } from "../schema/own-measure.ts";
import { auc } from "./prediction/auc.ts";
import { shapeCurve } from "./prediction/shape-curve.ts";

const most = 10;
/** Above this a single measure knows the outcome rather than foresees it. */
export const tooGood = 0.9;
const fewest = 30;

const leakWords =
  "It separates those who left from those who stayed better than a sign can. Check that its values were known before the account left: a field that is filled in on leaving, a status, a date of the end.";
const presenceWords =
  "It says only who has data. Accounts that stay longer have more data, so it tends to know the outcome rather than foresee it.";

export type Sampled = { kept: readonly (number | null)[]; churned: readonly (number | null)[]; sampled: boolean };

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

const round = (value: number) => Number(value.toPrecision(3));

function edgesOf(values: number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const [low, high] = [at(0.01), at(0.99)];
  if (high <= low) return [low, low];
  const bins = Math.min(most, new Set(values).size);
  return Array.from({ length: bins + 1 }, (_, i) => round(low + ((high - low) * i) / bins));
}

function numberBins(kept: number[], churned: number[]): Distribution["bins"] {
  const edges = edgesOf([...kept, ...churned]);
  const last = edges.length - 2;
  const within = (i: number) => (value: number) =>
    (i === 0 || value >= (edges[i] ?? 0)) && (i === last || value < (edges[i + 1] ?? 0));
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? from;
    const label = from === to ? `${from}` : `${from} to ${to}`;
    return { from, to, label, kept: kept.filter(within(i)).length, churned: churned.filter(within(i)).length };
  });
}

function categoryBins(categories: readonly string[], kept: number[], churned: number[]): Distribution["bins"] {
  const of = (values: number[], place: number) => values.filter((value) => value === place).length;
  return categories.map((label, i) => ({ from: i, to: i, label, kept: of(kept, i), churned: of(churned, i) }));
}

/** For each row how many of its category stayed: the numbers of categories have no order, these have. */
function keptRates(values: Float64Array, gone: Uint8Array): Float64Array {
  const rates = new Map<number, { n: number; kept: number }>();
  for (const [row, value] of values.entries()) {
    const { n, kept } = rates.get(value) ?? { n: 0, kept: 0 };
    rates.set(value, { n: n + 1, kept: kept + (gone[row] ? 0 : 1) });
  }
  return values.map((value) => (rates.get(value)?.kept ?? 0) / (rates.get(value)?.n ?? 1));
}

/** The distribution of `spec`'s values; `leak` says why a measure may know the outcome. */
export function distributionOf(spec: OwnSpec, { kept, churned, sampled }: Sampled): Distribution {
  const [stayed, left] = [known(kept), known(churned)];
  const values = Float64Array.from([...stayed, ...left]);
  const gone = Uint8Array.from([...stayed.map(() => 0), ...left.map(() => 1)]);
  const enough = Math.min(stayed.length, left.length) >= fewest;
  const shaped = enough ? shapeCurve(values, gone, { kind: spec.categories ? "category" : "number" }) : null;
  const found = auc(spec.categories ? keptRates(values, gone) : values, gone);
  const strength = found && Math.max(found.value, 1 - found.value);
  const leak = spec.read === "presence" ? presenceWords : strength !== null && strength > tooGood ? leakWords : null;
  return {
    kept: kept.length,
    churned: churned.length,
    bins: spec.categories ? categoryBins(spec.categories, stayed, left) : numberBins(stayed, left),
    unknown: { kept: kept.length - stayed.length, churned: churned.length - left.length },
    separation: spec.categories || !found ? null : { value: found.value, low: found.low, high: found.high },
    leak,
    proposed: shaped?.curve ?? null,
    sampled,
  };
}
