/**
 * Bins of about equally many accounts, by score from low to high. Equal scores always share a bin (the bin that the middle
 * of the tie falls into), so that the order of rows never matters; where many are equal, bins grow and others stay empty.
 *
 * bin = ⌊count · (midrank − ½) ÷ n⌋, midrank from 1.
 */
export const NO_BIN = 255;

/** The bin of each row, 0 to `count` − 1; `NO_BIN` where the score is NaN. At most 200 bins. */
export function quantileBins(scores: Float64Array, count: number): Uint8Array {
  const sorted = scores.filter((score) => !Number.isNaN(score)).sort();
  const n = sorted.length;
  const ends: number[] = [];
  const bins: number[] = [];
  for (let from = 0; from < n; ) {
    const score = sorted[from] ?? 0;
    let to = from + 1;
    while (to < n && sorted[to] === score) to++;
    const bin = Math.min(count - 1, Math.floor((count * (from + to)) / (2 * n)));
    if (bins.at(-1) === bin) ends[ends.length - 1] = score;
    else {
      ends.push(score);
      bins.push(bin);
    }
    from = to;
  }
  return Uint8Array.from(scores, (score) => {
    if (Number.isNaN(score)) return NO_BIN;
    return bins[ends.findIndex((end) => score <= end)] ?? NO_BIN;
  });
}
