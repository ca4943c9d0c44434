/** A small seeded generator (mulberry32): the same keys give the same numbers on every machine. */
export type Random = {
  next: () => number;
  int: (low: number, high: number) => number;
  between: (low: number, high: number) => number;
  chance: (share: number) => boolean;
  normal: (mean: number, deviation: number) => number;
  pick: <T>(items: readonly T[]) => T;
  weighted: <T>(items: readonly (readonly [T, number])[]) => T;
};

export function random(...keys: number[]): Random {
  let state = keys.reduce((hash, key) => Math.imul(hash ^ (key + 0x9e3779b9), 0x85ebca6b) ^ (hash >>> 13), 0x243f6a88);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + next() * (high - low);
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    int,
    chance: (share) => next() < share,
    normal: (mean, deviation) => mean + deviation * (next() + next() + next() + next() - 2) * 1.732,
    pick: (items) => at(items, Math.floor(next() * items.length)),
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        rest -= weight;
        if (rest < 0) return item;
      }
      return at(items, items.length - 1)[0];
    },
  };
}

/** The item at a position that is known to exist. */
export function at<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new RangeError(`nothing at ${position} of ${items.length}`);
  return item;
}
