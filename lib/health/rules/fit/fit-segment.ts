import type { Measure } from "../../measures/measure.ts";
import type { BacktestFlag } from "../../schema/backtest.ts";
import type { FitSegment, FitWeight } from "../../schema/fit.ts";
import type { MeasureConfig, SegmentModel } from "../../schema.ts";
import type { CompiledSegment } from "../compile.ts";
import { LEAST_TO_LEARN } from "../least-leavings.ts";
import { fitWeights } from "../prediction/fit-weights.ts";
import type { Split } from "../prediction/held-out.ts";
import { roundToTotal } from "../round.ts";
import { isKnown, scoreAccount } from "../score.ts";
import type { JoinedRows } from "./fit-rows.ts";
import { matchBands } from "./match-bands.ts";

const MOST_MEASURES = 60;

export type SegmentTask = {
  segment: SegmentModel;
  compiled: CompiledSegment;
  measures: readonly Measure[];
  rows: JoinedRows;
  /** Rows of this segment that teach, and those that test. */
  split: Split;
  leavings: number;
  windowDays: number;
  leftOut: readonly BacktestFlag[];
  inUse: (row: number) => readonly boolean[];
};

export type FittedSegment = { config: SegmentModel; found: FitSegment };

/** Fits one segment's weights and says what became of each; a segment that teaches too little keeps its own. */
export function fitSegment(task: SegmentTask): FittedSegment {
  const { segment, compiled, measures, rows, split, leavings, windowDays, leftOut } = task;
  const out = new Set(leftOut.map(({ key }) => key));
  const curves = measures.map(({ key }, at) => (out.has(key) ? undefined : compiled.curves[at]));
  const fit = leavings < LEAST_TO_LEARN ? null : fitWeights(rows, { curves, windowDays, split });
  const state = fit === null ? "few" : "refused" in fit ? "flat" : "fitted";
  const known = knownShares(task);
  const fitted = fit !== null && "weights" in fit ? fit.weights : compiled.weights;
  const kept = ofHundred(compiled.weights);
  // nothing was learnt of a measure without data: it keeps its place for the day that data comes
  const weights = fitted.map((weight, at) => (known[at] === 0 && state === "fitted" ? (kept[at] ?? 0) : weight));
  const config = state === "fitted" ? withWeights(task, weights) : segment;
  return {
    config,
    found: {
      key: segment.key,
      label: segment.label,
      state,
      leavings,
      bands: { yours: segment.bands, fitted: config.bands },
      weights: weightLines(task, known, fitted),
      idle: measures.flatMap(({ label }, at) => (known[at] === 0 && (compiled.weights[at] ?? 0) > 0 ? label : [])),
    },
  };
}

/** The segment with these weights: its measures in their order, then the new ones, the heaviest first. */
function withWeights(task: SegmentTask, weights: readonly number[]): SegmentModel {
  const { segment, measures } = task;
  const weightOf = new Map(measures.map(({ key }, at) => [key, weights[at] ?? 0]));
  const own = segment.measures.map((measure) => ({ ...measure, weight: weightOf.get(measure.key) ?? 0 }));
  const has = new Set(segment.measures.map(({ key }) => key));
  const added: MeasureConfig[] = measures
    .filter(({ key }) => !has.has(key) && (weightOf.get(key) ?? 0) > 0)
    .map(({ key, curve }) => ({ key, curve, weight: weightOf.get(key) ?? 0 }))
    .sort((a, b) => b.weight - a.weight);
  const room = Math.max(0, MOST_MEASURES - added.length);
  const kept = own.length <= room ? own : own.toSorted((a, b) => b.weight - a.weight).slice(0, room);
  return { ...segment, measures: [...kept, ...added], bands: bandsFor(task, weights) };
}

function bandsFor({ compiled, rows, split, inUse }: SegmentTask, weights: readonly number[]) {
  const other: CompiledSegment = { ...compiled, weights: [...weights] };
  const scores: [number[], number[]] = [[], []];
  for (const row of split.train) {
    const values = rows.values.subarray(row * rows.columns, (row + 1) * rows.columns);
    for (const [side, model] of [compiled, other].entries()) {
      const { score, band } = scoreAccount(values, model, inUse(row));
      if (score !== null && band !== "unknown") scores[side]?.push(score);
    }
  }
  return matchBands(scores[0], scores[1], compiled.bands);
}

/** The share of the rows that teach for which each measure is known. */
function knownShares({ measures, rows, split }: SegmentTask): number[] {
  const known = measures.map(() => 0);
  for (const row of split.train) {
    for (let at = 0; at < known.length; at++) {
      if (isKnown(rows.values[row * rows.columns + at])) known[at] = (known[at] ?? 0) + 1;
    }
  }
  return known.map((count) => count / Math.max(1, split.train.length));
}

/** Both weights of each measure that has data, of 100 together: what has none carries no weight in a score. */
function weightLines(task: SegmentTask, known: readonly number[], fitted: readonly number[]): FitWeight[] {
  const { compiled, measures, leftOut } = task;
  const inUse = (weights: readonly number[]) => ofHundred(weights.map((weight, at) => (known[at] === 0 ? 0 : weight)));
  const [yours, theirs] = [inUse(compiled.weights), inUse(fitted)];
  return measures
    .map(({ key, label }, at) => ({
      key,
      label,
      yours: yours[at] ?? 0,
      fitted: theirs[at] ?? 0,
      known: known[at] ?? 0,
      leftOut: leftOut.find((flag) => flag.key === key)?.kind ?? null,
    }))
    .filter((line) => line.known > 0)
    .sort((a, b) => b.fitted - a.fitted || b.yours - a.yours || a.label.localeCompare(b.label));
}

function ofHundred(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map(() => 0);
  return roundToTotal(
    weights.map((weight) => (100 * weight) / total),
    100,
  );
}
