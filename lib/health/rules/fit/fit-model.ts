/**
 * Fits a model's weights on the past of the book and judges both, the hand-made and the fitted, by the same back-test on
 * dates that taught nothing. Unit: weights of 100, and the figures of a back-test. Source: accounts as of past days and
 * whether they left in the windows after them. Each segment of the model is fitted by itself.
 */
import type { BacktestSubject } from "../../schema/backtest.ts";
import type { FitParams, FitResult } from "../../schema/fit.ts";
import type { Figures } from "../../schema/prediction.ts";
import type { ModelConfig } from "../../schema.ts";
import { judgeBacktest } from "../backtest/judge.ts";
import { watchLeaks } from "../backtest/leaks.ts";
import type { Past } from "../backtest/past.ts";
import { compileModel, segmentFor } from "../compile.ts";
import { LEAST_TO_JUDGE } from "../least-leavings.ts";
import { heldOut, type Split } from "../prediction/held-out.ts";
import { candidatePositions, leftOut } from "./candidates.ts";
import { dayNumber, type JoinedRows, joinPasts, sideOf } from "./fit-rows.ts";
import { type FittedSegment, fitSegment } from "./fit-segment.ts";
import { someRows, thinPast } from "./thin-past.ts";

/**
 * The fit of the past of some dates, in their order. `sample` says that one in so many accounts is in it. Null when the
 * dates lie so close together that none was over before another began.
 */
export function fitModel(whole: readonly Past[], asked: FitParams, sample: number): FitResult | null {
  const { base, lead, horizon } = asked;
  const [first] = whole;
  if (!first) return null;
  const positions = candidatePositions(first, base.config);
  const pasts = whole.map((past) => thinPast(past, positions, () => true));
  const rows = joinPasts(pasts);
  const split = heldOut(rows, lead + horizon);
  if (!split) return null;
  const sides = sidesOf(pasts, rows, split);
  const out = leftOut(flagsOf(pasts), base.config);
  const fitted = fitSegments(pasts, rows, split, asked, out);
  const config: ModelConfig = { ...base.config, segments: fitted.map((one) => one.config) };
  const segments = fitted.map(({ found }) => found);
  const changed = segments.some(({ state }) => state === "fitted");
  const [judged, test] = [judge(sides.test, asked, config), sideOf(sides.test)];
  return {
    teach: sideOf(sides.teach),
    test,
    by: split.by,
    sample,
    verdict: changed ? verdictOf(judged, test.leavings) : "not-fitted",
    ...judged,
    segments,
    leftOut: out,
    config,
  };
}

/** The days that teach and those that test; where accounts are held out, each day is on both sides with some of its rows. */
function sidesOf(pasts: readonly Past[], rows: JoinedRows, split: Split): { teach: Past[]; test: Past[] } {
  const of = (chosen: Uint32Array) => {
    const set = new Set(chosen);
    return pasts
      .map((past, i) => someRows(past, (row) => set.has((rows.starts[i] ?? 0) + row)))
      .filter(({ ids }) => ids.length > 0);
  };
  return { teach: of(split.train), test: of(split.test) };
}

function flagsOf(pasts: readonly Past[]) {
  const leaks = watchLeaks();
  const keys = pasts[0]?.measures.flatMap((measure) => measure?.key ?? []) ?? [];
  for (const past of pasts) leaks.add(past, keys);
  return leaks.flags(keys);
}

function fitSegments(
  pasts: readonly Past[],
  rows: JoinedRows,
  split: Split,
  { base, lead, horizon }: FitParams,
  out: FitResult["leftOut"],
): FittedSegment[] {
  const measures = pasts[0]?.measures.flatMap((measure) => measure ?? []) ?? [];
  const model = compileModel(base.config, measures);
  const placeOf = new Map(pasts.map((past, i) => [dayNumber(past.asOf), i]));
  const past = (row: number) => placeOf.get(rows.days[row] ?? 0) ?? 0;
  return base.config.segments.map((segment, i) => {
    const compiled = model.segments[i] ?? model.everyoneElse;
    const isOwn = (row: number) => segmentFor(model, rows.segments[row] ?? null) === compiled;
    const own: Split = { ...split, train: split.train.filter(isOwn), test: split.test.filter(isOwn) };
    const left = new Set<string>();
    for (const row of own.train) {
      if (!rows.churned[row]) continue;
      left.add(`${rows.accounts[row]} ${pasts[past(row)]?.leftOn[row - (rows.starts[past(row)] ?? 0)]}`);
    }
    return fitSegment({
      segment,
      compiled,
      measures,
      rows,
      split: own,
      leavings: left.size,
      windowDays: lead + horizon,
      leftOut: out,
      inUse: (row) => pasts[past(row)]?.inUse ?? [],
    });
  });
}

type Judged = Pick<FitResult, "yours" | "fitted" | "difference">;

function judge(test: readonly Past[], { base }: FitParams, config: ModelConfig): Judged {
  const subject = (label: string, own: ModelConfig): BacktestSubject => ({
    kind: "model",
    ...base,
    label,
    config: own,
  });
  const backtest = judgeBacktest([subject("Yours", base.config), subject("Fitted", config)]);
  for (const past of test) backtest.add(past);
  const { subjects, difference } = backtest.result();
  const overall = (at: number): Figures => {
    const figures = subjects[at]?.overall;
    if (!figures) throw new Error("A back-test of two models gave fewer figures.");
    return figures;
  };
  return { yours: overall(0), fitted: overall(1), difference };
}

function verdictOf({ difference }: Judged, leavings: number): FitResult["verdict"] {
  if (leavings === 0) return "no-churn";
  if (leavings < LEAST_TO_JUDGE || !difference) return "too-few";
  if (difference.verdict === "better") return "better";
  return difference.value > 0 ? "not-proven" : "not-better";
}
