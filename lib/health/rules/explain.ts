/**
 * Why a score changed between two days, exactly. Three steps, each the difference of two scores, so that they add up:
 * configuration (the old values under the new model), missing data (measures that became unknown or known), data
 * (values that changed where both days are known). Within a step each measure's part is exact as well.
 */
import type { MeasureValues } from "../schema.ts";
import type { CompiledSegment } from "./compile.ts";
import { isKnown, normalise } from "./score.ts";

export type Snapshot = { values: MeasureValues; segment: CompiledSegment };

export type MeasureChange = { position: number; data: number; configuration: number; missing: number; total: number };

export type Explanation = {
  before: number | null;
  after: number | null;
  /** Score points; null when one of the days has no score. */
  change: number | null;
  data: number;
  configuration: number;
  missing: number;
  measures: MeasureChange[];
};

type Term = { position: number; weight: number; part: number };

function terms(values: MeasureValues, segment: CompiledSegment): Term[] {
  const found: Term[] = [];
  segment.weights.forEach((weight, position) => {
    const value = values[position];
    const curve = segment.curves[position];
    if (weight > 0 && curve && isKnown(value)) found.push({ position, weight, part: normalise(value, curve) });
  });
  return found;
}

const weightOf = (list: Term[]) => list.reduce((sum, term) => sum + term.weight, 0);

function meanOf(list: Term[]): number | null {
  const weight = weightOf(list);
  return weight > 0 ? list.reduce((sum, term) => sum + term.weight * term.part, 0) / weight : null;
}

/** Each measure's part of the move from one model to another on the same values. */
function configurationParts(from: Term[], to: Term[], base: number): Map<number, number> {
  const parts = new Map<number, number>();
  const [fromWeight, toWeight] = [weightOf(from), weightOf(to)];
  const old = new Map(from.map((term) => [term.position, term]));
  for (const term of to) {
    const before = old.get(term.position);
    const share = term.weight / toWeight;
    const reference = before?.part ?? term.part;
    const shift = share - (before ? before.weight / fromWeight : 0);
    parts.set(term.position, share * (term.part - reference) + shift * (reference - base));
    old.delete(term.position);
  }
  for (const term of old.values()) parts.set(term.position, (-term.weight / fromWeight) * (term.part - base));
  return parts;
}

function unsplit(before: Snapshot, after: Snapshot): Explanation {
  const [from, to] = [meanOf(terms(before.values, before.segment)), meanOf(terms(after.values, after.segment))];
  return { before: from, after: to, change: null, data: 0, configuration: 0, missing: 0, measures: [] };
}

/** Splits the change of one account's score between two days. Parts are in score points and unrounded. */
export function explainChange(before: Snapshot, after: Snapshot): Explanation {
  const first = terms(before.values, before.segment);
  const moved = terms(before.values, after.segment);
  const last = terms(after.values, after.segment);
  const [from, middle, to] = [meanOf(first), meanOf(moved), meanOf(last)];
  if (from === null || middle === null || to === null) return unsplit(before, after);

  const rows = new Map<number, MeasureChange>();
  const add = (position: number, kind: "data" | "configuration" | "missing", amount: number) => {
    const row = rows.get(position) ?? { position, data: 0, configuration: 0, missing: 0, total: 0 };
    row[kind] += amount;
    row.total += amount;
    rows.set(position, row);
  };
  for (const [position, amount] of configurationParts(first, moved, from)) add(position, "configuration", amount);

  const lastAt = new Map(last.map((term) => [term.position, term]));
  const common = moved.filter((term) => lastAt.has(term.position));
  const kept = new Set(common.map((term) => term.position));
  const lost = moved.filter((term) => !kept.has(term.position));
  const gained = last.filter((term) => !kept.has(term.position));
  const weight = weightOf(common);
  const oldMean = meanOf(common) ?? middle;
  for (const term of lost) add(term.position, "missing", (term.weight * (oldMean - term.part)) / weightOf(moved));
  for (const term of common) {
    add(term.position, "data", (term.weight * ((lastAt.get(term.position)?.part ?? 0) - term.part)) / weight);
  }
  const newMean =
    weight > 0
      ? oldMean +
        common.reduce(
          (sum, term) => sum + (term.weight * ((lastAt.get(term.position)?.part ?? 0) - term.part)) / weight,
          0,
        )
      : oldMean;
  for (const term of gained) add(term.position, "missing", (term.weight * (term.part - newMean)) / weightOf(last));

  const measures = [...rows.values()].sort((a, b) => a.position - b.position);
  const sum = (kind: "data" | "configuration" | "missing") => measures.reduce((total, row) => total + row[kind], 0);
  return {
    before: from,
    after: to,
    change: to - from,
    data: sum("data"),
    configuration: sum("configuration"),
    missing: sum("missing"),
    measures,
  };
}
