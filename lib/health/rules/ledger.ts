/**
 * The ledger of a score: one line a measure, from what it could give to what it gave, with the evidence and what
 * changed since an earlier day. Exact inside; shown whole numbers add up on sight: points to the points of the foot,
 * changes to the change of the score (largest remainders).
 */

import type { Measure } from "../measures/measure.ts";
import { registry } from "../measures/registry.ts";
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

function unknownEvidence(position: number, facts: AccountFacts): string {
  const measure = registry[position];
  if (!measure) return "no data";
  const judged = judgeMeasure(measure, facts);
  return judged.state === "unknown" && judged.at ? `too old, ${dayText(judged.at, facts.asOf)}` : "no data";
}

function rowAt(position: number, input: LedgerInput): LedgerRow | null {
  const { segment, evaluation, facts, inUse } = input;
  const measure = registry[position];
  const curve = segment.curves[position];
  const of = segment.weights[position] ?? 0;
  const value = evaluation.values[position];
  if (!measure || !curve || of === 0 || !(inUse[position] || isKnown(value))) return null;
  const { key, label, dimension, definition, why } = measure;
  const words = { key, label, dimension, definition, why, of };
  if (!isKnown(value)) {
    const evidence = unknownEvidence(position, facts);
    return {
      ...words,
      band: "unknown",
      evidence,
      value: null,
      part: null,
      points: null,
      exactPoints: null,
      change: null,
    };
  }
  const part = normalise(value, curve);
  const exactPoints = (of * part) / 100;
  const evidence = measure.evidence(facts);
  return { ...words, band: rowBand(part, segment), evidence, value, part, points: 0, exactPoints, change: null };
}

/** A measure that counted on the earlier day and does not any more, kept so that the changes add up. */
function goneRow({ key, label, dimension, definition, why }: Measure, change: number): LedgerRow {
  const evidence = "no longer counted";
  const empty = { value: null, part: null, points: null, exactPoints: null, of: 0 };
  return { key, label, dimension, definition, why, band: "unknown", evidence, ...empty, change };
}

function roundPoints(rows: LedgerRow[]): number {
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
function roundChanges(rows: LedgerRow[], explanation: Explanation) {
  if (explanation.before === null || explanation.after === null || explanation.change === null) return null;
  const change = Math.round(explanation.after) - Math.round(explanation.before);
  const whole = roundToTotal(
    explanation.measures.map((measure) => measure.total),
    change,
  );
  const byKey = new Map(explanation.measures.map((measure, i) => [registry[measure.position]?.key, whole[i] ?? 0]));
  for (const row of rows) row.change = byKey.get(row.key) ?? 0;
  for (const { position } of explanation.measures) {
    const measure = registry[position];
    const gone = measure && byKey.get(measure.key);
    if (gone && !rows.some((row) => row.key === measure.key)) rows.push(goneRow(measure, gone));
  }
  const kinds = roundToTotal([explanation.data, explanation.configuration, explanation.missing], change);
  return { change, split: { data: kinds[0] ?? 0, configuration: kinds[1] ?? 0, missing: kinds[2] ?? 0 } };
}

/** Builds the ledger of one account on one day; `before` adds the changes since then. Pure and deterministic. */
export function buildLedger(input: LedgerInput): Ledger {
  const { facts, evaluation, segment, inUse, before, frozenOn } = input;
  const result = scoreAccount(evaluation.values, segment, inUse);
  const rows = registry.flatMap((_, position) => rowAt(position, input) ?? []);
  const shown = new Set(rows.map((row) => row.key));
  const freshness = freshnessOf(evaluation.recency, segment);
  const points = roundPoints(rows);
  const changes = before ? roundChanges(rows, explainChange(before, { values: evaluation.values, segment })) : null;
  rows.sort((a, b) => Number(a.points === null) - Number(b.points === null) || b.of - a.of);
  const ledger = {
    accountId: facts.accountId,
    asOf: facts.asOf,
    segment: { key: segment.key, label: segment.label, ...segment.bands },
    rows,
    notInUse: registry
      .filter((measure, i) => (segment.weights[i] ?? 0) > 0 && !shown.has(measure.key))
      .map(({ key, label }) => ({ key, label })),
    points,
    known: result.known,
    inUse: result.inUse,
    score: result.score === null ? null : Math.round(result.score),
    exactScore: result.score,
    band: result.band,
    coverage: result.coverage,
    freshness,
    confidence: confidenceOf(result.coverage, freshness),
    unknownCount: rows.filter((row) => row.points === null && row.of > 0).length,
    frozenOn,
    since: before && changes ? before.day : null,
    change: changes?.change ?? null,
    split: changes?.split ?? null,
  };
  return { ...ledger, summary: summarise(ledger, facts) };
}
