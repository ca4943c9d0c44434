/**
 * Population stability index: how far a measure's values of now lie from those of before. Unit: a number from 0; below .1
 * the same, .1–.25 shifted, above .25 changed (the usual bounds of credit scoring, Siddiqi 2006). Source: the values of two
 * samples. The bins are the deciles of the earlier sample; unknown is a bin of its own, so that a source that falls silent
 * shows as a change.
 *
 * PSI = Σ (q − p)·ln(q ÷ p) over the bins, p and q their shares before and now, half an account added to each bin so that an
 * empty one does not make it infinite. Two samples of the same measure are never quite equal: up to χ²₀.₉₅(bins − 1)·(1/n + 1/m)
 * is chance (Yurdakul and Naranjo 2020), and is not called a change.
 */
export type StabilityWord = "same" | "shifted" | "changed";

export type Stability = {
  value: number;
  /** What two samples of these sizes reach by chance, in 19 of 20 cases. */
  chance: number;
  word: StabilityWord;
  /** Shares of unknown values, 0–1. */
  unknownBefore: number;
  unknownNow: number;
};

/** Compares the values of a measure (NaN = unknown) before and now. Null when either sample is empty. */
export function stability(before: Float64Array, now: Float64Array): Stability | null {
  if (before.length === 0 || now.length === 0) return null;
  const cuts = decileCuts(before);
  const [p, q] = [countBins(before, cuts), countBins(now, cuts)];
  const bins = [...p.keys()].filter((bin) => (p[bin] ?? 0) + (q[bin] ?? 0) > 0);
  const shareOf = (counts: Float64Array, bin: number, n: number) => ((counts[bin] ?? 0) + 0.5) / (n + bins.length / 2);
  let value = 0;
  for (const bin of bins) {
    const [was, is] = [shareOf(p, bin, before.length), shareOf(q, bin, now.length)];
    value += (is - was) * Math.log(is / was);
  }
  const chance = chiSquare95(bins.length - 1) * (1 / before.length + 1 / now.length);
  const word = value < 0.1 || value <= chance ? "same" : value <= 0.25 ? "shifted" : "changed";
  const unknownShare = (counts: Float64Array, n: number) => (counts.at(-1) ?? 0) / n;
  return {
    value,
    chance,
    word,
    unknownBefore: unknownShare(p, before.length),
    unknownNow: unknownShare(q, now.length),
  };
}

/** The upper ends of the lower nine deciles of the known values, each once. */
function decileCuts(values: Float64Array): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const cuts = Array.from({ length: 9 }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / 10) - 1] ?? Number.NaN);
  return [...new Set(cuts.filter((cut) => !Number.isNaN(cut)))];
}

/** How many values lie at or below each cut, above the last, and are unknown (the last bin). */
function countBins(values: Float64Array, cuts: readonly number[]): Float64Array {
  const counts = new Float64Array(cuts.length + 2);
  for (const value of values) {
    const found = cuts.findIndex((cut) => value <= cut);
    const bin = Number.isNaN(value) ? cuts.length + 1 : found < 0 ? cuts.length : found;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** The 95 % point of χ² by Wilson and Hilferty's cube, within 1 % for 1 to 30 degrees of freedom. */
function chiSquare95(degrees: number): number {
  if (degrees < 1) return 0;
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 1.6448536 * Math.sqrt(spread)) ** 3;
}
