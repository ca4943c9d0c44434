/**
 * Isotonic regression: the numbers that never fall from one to the next and lie closest to the given ones, by weighted
 * least squares. Used for curves that claim a direction: neighbours that contradict it are pooled to their mean.
 *
 * Pool adjacent violators (Barlow et al. 1972), O(n).
 */
export function isotonic(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: { mean: number; weight: number; size: number }[] = [];
  for (const [i, value] of values.entries()) {
    let block = { mean: value, weight: weights[i] ?? 0, size: 1 };
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      const weight = last.weight + block.weight;
      const mean = (last.mean * last.weight + block.mean * block.weight) / weight;
      block = { mean, weight, size: last.size + block.size };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean));
}
