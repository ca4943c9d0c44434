/**
 * The ledger of a score: one line a measure, from what it could give to what it gave, with the evidence and what
 * changed since an earlier day. Exact inside; shown whole numbers add up on sight: points to the points of the foot,
 * changes to the change of the score (largest remainders).
 */

import type { Measure } from "../measures/measure.ts";
import type { MeasureList } from "../measures/measure-list.ts";
import { measuresIn } from "../measures/measure-list.ts";
import { positionOf } from "../measures/registry.ts";
import type { Ledger, LedgerRow } from "../schema/ledger.ts";
import type { AccountFacts, Band } from "../schema.ts";
import type { CompiledSegment } from "./compile.ts";
import { confidenceOf, freshnessOf } from "./confidence.ts";
import { type Day, dayText } from "./day.ts";
import { type Evaluation, judgeMeasure } from "./evaluate.ts";
import { type Explanation, explainChange, type Snapshot } from "./explain.ts";
import { roundToTotal } from "./round.ts";
import { isKnown, normalise, scoreAccount } from "./score.ts";
import { summarise } from "./summary.ts";

export type LedgerInput = {
  facts: AccountFacts;
  evaluation: Evaluation;
  segment: CompiledSegment;
  inUse: ArrayLike<boolean>;
  frozenOn: Day | null;
  before: (Snapshot & { day: Day }) | null;
};

function rowBand(part: number, segment: CompiledSegment): Band {
  if (part >= segment.bands.healthy) return "healthy";
  return part >= segment.bands.watch ? "watch" : "at-risk";
}

/** A line of the ledger in numbers: what a sentence is made from, without the words that only a reader of the ledger needs. */
export type Line = Pick<LedgerRow, "key" | "label" | "value" | "part" | "points" | "exactPoints" | "of" | "change">;

function lineAt(position: number, { segment, evaluation, inUse }: LedgerInput): Line | null {
  const measure = segment.measures[position];
  const curve = segment.curves[position];
  const of = segment.weights[position] ?? 0;
  const value = evaluation.values[position];
  if (!measure || !curve || of === 0 || !(inUse[position] || isKnown(value))) return null;
  const { key, label } = measure;
  if (!isKnown(value)) {
    return { key, label, value: null, part: null, points: null, exactPoints: null, of, change: null };
  }
  const part = normalise(value, curve);
  return { key, label, value, part, points: 0, exactPoints: (of * part) / 100, of, change: null };
}

/** A measure that counted on the earlier day and does not any more, kept so that the changes add up. */
function goneLine({ key, label }: Measure, change: number): Line {
  return { key, label, value: null, part: null, points: null, exactPoints: null, of: 0, change };
}

function evidenceOf(line: Line, measure: Measure, facts: AccountFacts): string {
  if (line.of === 0) return "no longer counted";
  if (line.part !== null) return measure.evidence(facts);
  const judged = judgeMeasure(measure, facts);
  return judged.state === "unknown" && judged.at ? `too old, ${dayText(judged.at, facts.asOf)}` : "no data";
}

function rowOf(line: Line, segment: CompiledSegment, facts: AccountFacts): LedgerRow[] {
  const measure = segment.measures[positionOf(line.key, segment.measures)];
  if (!measure) return [];
  const { dimension, definition, why } = measure;
  const band = line.part === null ? "unknown" : rowBand(line.part, segment);
  return [{ ...line, dimension, definition, why, band, evidence: evidenceOf(line, measure, facts) }];
}

function roundPoints(rows: Line[]): number {
  const known = rows.filter((row) => row.exactPoints !== null);
  const exact = known.map((row) => row.exactPoints ?? 0);
  const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
  roundToTotal(exact, total).forEach((points, i) => {
    const row = known[i];
    if (row) row.points = points;
  });
  return total;
}

/** Whole-number changes by measure and by kind; both add up to the difference of the two shown scores. */
function roundChanges(rows: Line[], explanation: Explanation, measures: MeasureList) {
  if (explanation.before === null || explanation.after === null || explanation.change === null) return null;
  const change = Math.round(explanation.after) - Math.round(explanation.before);
  const whole = roundToTotal(
    explanation.measures.map((measure) => measure.total),
    change,
  );
  const byKey = new Map(explanation.measures.map((measure, i) => [measures[measure.position]?.key, whole[i] ?? 0]));
  for (const row of rows) row.change = byKey.get(row.key) ?? 0;
  for (const { position } of explanation.measures) {
    const measure = measures[position];
    const gone = measure && byKey.get(measure.key);
    if (gone && !rows.some((row) => row.key === measure.key)) rows.push(goneLine(measure, gone));
  }
  const kinds = roundToTotal([explanation.data, explanation.configuration, explanation.missing], change);
  return { change, split: { data: kinds[0] ?? 0, configuration: kinds[1] ?? 0, missing: kinds[2] ?? 0 } };
}

export type Judgement = Omit<Ledger, "rows" | "notInUse" | "summary"> & { lines: Line[] };

/** The ledger in numbers: all that a score, its change and its sentence need. */
export function judgeScore(input: LedgerInput): Judgement {
  const { facts, evaluation, segment, inUse, before, frozenOn } = input;
  const result = scoreAccount(evaluation.values, segment, inUse);
  const lines = segment.measures.flatMap((_, position) => lineAt(position, input) ?? []);
  const freshness = freshnessOf(evaluation.recency, segment);
  const points = roundPoints(lines);
  const changes = before
    ? roundChanges(lines, explainChange(before, { values: evaluation.values, segment }), segment.measures)
    : null;
  lines.sort((a, b) => Number(a.points === null) - Number(b.points === null) || b.of - a.of);
  return {
    accountId: facts.accountId,
    asOf: facts.asOf,
    segment: { key: segment.key, label: segment.label, ...segment.bands },
    lines,
    points,
    known: result.known,
    inUse: result.inUse,
    score: result.score === null ? null : Math.round(result.score),
    exactScore: result.score,
    band: result.band,
    coverage: result.coverage,
    freshness,
    confidence: confidenceOf(result.coverage, freshness),
    unknownCount: lines.filter((line) => line.points === null && line.of > 0).length,
    frozenOn,
    since: before && changes ? before.day : null,
    change: changes?.change ?? null,
    split: changes?.split ?? null,
  };
}

/** Builds the ledger of one account on one day; `before` adds the changes since then. Pure and deterministic. */
export function buildLedger(input: LedgerInput): Ledger {
  const { facts, segment } = input;
  const { lines, ...judgement } = judgeScore(input);
  const rows = lines.flatMap((line) => rowOf(line, segment, facts));
  const shown = new Set(lines.map((line) => line.key));
  const notInUse = measuresIn(segment.measures.filter((_, i) => (segment.weights[i] ?? 0) > 0))
    .filter((measure) => !shown.has(measure.key))
    .map(({ key, label }) => ({ key, label }));
  return { ...judgement, rows, notInUse, summary: summarise({ lines, ...judgement }, facts, segment.measures) };
}
