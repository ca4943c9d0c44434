export type Value = number | null;
export type Point = { x: number; y: number };

/** Maps `domain` onto `range` linearly; a domain without width maps to the middle. */
export function scale(domain: readonly [number, number], range: readonly [number, number]): (value: number) => number {
  const [low, high] = domain;
  const [from, to] = range;
  if (high === low) return () => (from + to) / 2;
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** The smallest and largest known value (and `also`, such as a target), with `pad` of their distance around; null without any. */
export function domainOf(values: readonly Value[], also: readonly number[] = [], pad = 0.12): [number, number] | null {
  const known = [...values.filter((value) => value !== null), ...also];
  if (known.length === 0) return null;
  const low = Math.min(...known);
  const high = Math.max(...known);
  const room = high === low ? Math.max(1, Math.abs(high) * 0.1) : (high - low) * pad;
  return [low - room, high + room];
}

export type Line = {
  /** One path per unbroken run of at least two known values. */
  paths: string[];
  /** Known values with a gap at both sides: a line cannot show them. */
  lone: Point[];
  /** The last known value, and whether nothing is missing after it. */
  end: (Point & { current: boolean }) | null;
};

/** A line with a gap wherever a value is missing: it is never drawn through what is not known. */
export function lineWithGaps(
  values: readonly Value[],
  x: (place: number) => number,
  y: (value: number) => number,
): Line {
  const runs: Point[][] = [];
  let open = false;
  values.forEach((value, place) => {
    if (value === null) {
      open = false;
      return;
    }
    if (!open) runs.push([]);
    open = true;
    runs.at(-1)?.push({ x: x(place), y: y(value) });
  });
  const last = runs.at(-1)?.at(-1);
  return {
    paths: runs.filter((run) => run.length > 1).map(pathOf),
    lone: runs.filter((run) => run.length === 1).flat(),
    end: last ? { ...last, current: values.at(-1) !== null } : null,
  };
}

function pathOf(run: readonly Point[]): string {
  return run.map((point, place) => `${place === 0 ? "M" : "L"}${round(point.x)} ${round(point.y)}`).join("");
}

/** Two decimals are enough for a screen and keep the markup small. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A share of `whole` in per cent, held between 0 and 100. */
export function share(part: number, whole: number): number {
  if (!(whole > 0)) return 0;
  return round(Math.min(100, Math.max(0, (part / whole) * 100)));
}

/** Moves two labels apart that would stand on each other: returns both places, `gap` apart at least, inside 0–100. */
export function apart(first: number, second: number, gap: number): [number, number] {
  if (Math.abs(first - second) >= gap) return [first, second];
  const middle = Math.min(100 - gap / 2, Math.max(gap / 2, (first + second) / 2));
  return first <= second ? [middle - gap / 2, middle + gap / 2] : [middle + gap / 2, middle - gap / 2];
}

/** Words for a screen reader about a series: from, to, lowest, highest, missing. */
export function seriesWords(values: readonly Value[], format: (value: number) => string): string {
  const known = values.filter((value) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return "No data.";
  const missing = values.length - known.length;
  const gap = missing === 0 ? "" : ` ${missing} of ${values.length} without data.`;
  return `From ${format(first)} to ${format(last)}; lowest ${format(Math.min(...known))}, highest ${format(Math.max(...known))}.${gap}`;
}
