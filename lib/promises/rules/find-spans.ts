import type { Match } from "./runner.ts";

/** Words `start` to before `end`; `loose`: what lies between its ends is not all of the pattern. */
export type Span = { start: number; end: number; loose?: boolean };

type Needed = { present: readonly number[]; absent: readonly number[] };

/** Matches of a sentence by the number of the part that found them. */
export function byPart(matches: readonly Match[]): Map<number, Span[]> {
  const found = new Map<number, Span[]>();
  for (const { part, start, end } of matches) {
    const spans = found.get(part);
    if (spans) spans.push({ start, end });
    else found.set(part, [{ start, end }]);
  }
  return found;
}

/** Where a pattern holds: each place of a pattern in one part; of one in several, the words from the first to the last. */
export function spansOf({ present, absent }: Needed, found: ReadonlyMap<number, Span[]>): Span[] {
  if (present.some((part) => !found.has(part)) || absent.some((part) => found.has(part))) return [];
  const [only] = present;
  if (present.length === 1 && only !== undefined) return found.get(only) ?? [];
  const firsts = present.flatMap((part) => found.get(part)?.[0] ?? []);
  return [
    { start: Math.min(...firsts.map((one) => one.start)), end: Math.max(...firsts.map((one) => one.end)), loose: true },
  ];
}

/** The spans that share no word, the earlier and longer ones first. */
export function apart<S extends Span>(spans: readonly S[]): S[] {
  const kept: S[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
  }
  return kept;
}
