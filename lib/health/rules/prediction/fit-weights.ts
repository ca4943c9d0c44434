/**
 * Fitted weights: the weights, 0–100 and together 100, under which the score best told, on the team's own past, who would
 * stay. Unit: points out of 100 for each measure. Source: the measures' values as of past days, and whether the accounts
 * left in the windows after them.
 *
 * ln(stay ÷ leave) = intercept + Σ βⱼ·pointsⱼ/100, a logistic regression with βⱼ ≥ 0: more points may only mean less
 * churn, as the curve claims. An unknown value counts as the mean of the rows that teach. λ is the one that ranked best on
 * later dates than it was fitted on (held-out.ts); the largest, when several are as good. Weight = 100·βⱼ ÷ Σβ, rounded to
 * the largest remainder. The last dates teach nothing: `predicted` for them is what the fit says of months it has not seen.
 */
import type { Curve } from "../../schema.ts";
import { roundToTotal } from "../round.ts";
import { auc } from "./auc.ts";
import { accountSplits, type DatedRows, heldOut, type Split, timeSplit } from "./held-out.ts";
import { type LogisticFit, logistic } from "./logistic.ts";
import { logOdds } from "./logistic-loss.ts";
import { filledRows, meanPoints, pointsOf } from "./points-of.ts";

/** Largest first: each fit begins where the one before ended. */
const LAMBDAS = [1000, 100, 10, 1, 0.1, 0.01];
/** An AUC that is better by less does not justify weights that follow the data more closely. */
const WORTH = 0.001;

export type FitRows = DatedRows & {
  /** Row-major, a column a measure; NaN is unknown. */
  values: Float64Array;
  columns: number;
  churned: Uint8Array;
};

export type FitOptions = {
  /** By column; undefined leaves a measure out. */
  curves: readonly (Curve | undefined)[];
  /** Lead plus horizon. */
  windowDays: number;
  /** The rows that teach and those that test; default: the last dates test. */
  split?: Split;
};

export type FittedWeights = {
  /** By column, whole, together 100. */
  weights: number[];
  /** By column, log-odds for 100 points; and the points (0–1) that stood for unknown ones. */
  coefficients: number[];
  means: number[];
  intercept: number;
  converged: boolean;
  lambda: number;
  /** AUC on the later dates of the teaching rows, by λ; null where nobody left in them. */
  tried: { lambda: number; auc: number | null }[];
  split: Split;
  /** By row, the chance of staying 0–1; NaN for rows that were not held out. */
  predicted: Float64Array;
};

export type FitRefusal = { refused: "too-few-dates" | "nobody-left" | "nobody-stayed" | "nothing-separates" };

/** Fits weights on the earlier rows and foretells the held-out ones. The order of rows does not matter. */
export function fitWeights(rows: FitRows, options: FitOptions): FittedWeights | FitRefusal {
  const split = options.split ?? heldOut(rows, options.windowDays);
  if (!split) return { refused: "too-few-dates" };
  const kinds = new Set(Array.from(split.train, (row) => (rows.churned[row] ? 1 : 0)));
  if (!kinds.has(1)) return { refused: "nobody-left" };
  if (!kinds.has(0)) return { refused: "nobody-stayed" };
  const points = pointsOf(rows.values, rows.columns, options.curves);
  const tried = tryLambdas(rows, points, split, options.windowDays);
  const best = Math.max(...tried.map((one) => one.auc ?? 0));
  const lambda = tried.find((one) => (one.auc ?? 0) >= best - WORTH)?.lambda ?? 1;
  const found = fitOn(rows, points, split.train, [lambda]).at(-1);
  if (!found) return { refused: "nothing-separates" };
  const { fit, means } = found;
  const total = fit.coefficients.reduce((sum, one) => sum + one, 0);
  if (!(total > 1e-6)) return { refused: "nothing-separates" };
  const predicted = new Float64Array(rows.churned.length).fill(Number.NaN);
  const odds = foretell(rows, points, split.test, found);
  for (const [i, row] of split.test.entries()) predicted[row] = 1 / (1 + Math.exp(-(odds[i] ?? 0)));
  return {
    weights: roundToTotal(
      Array.from(fit.coefficients, (one) => (100 * one) / total),
      100,
    ),
    coefficients: [...fit.coefficients],
    means: [...means],
    intercept: fit.intercept,
    converged: fit.converged,
    lambda,
    tried,
    split,
    predicted,
  };
}

type Found = { fit: LogisticFit; means: Float64Array };

/** Fits with each λ in turn, from the largest down to the last. */
function fitOn(rows: FitRows, points: Float64Array, train: Uint32Array, lambdas: readonly number[]): Found[] {
  const { columns } = rows;
  const means = meanPoints(points, columns, train);
  const x = filledRows(points, columns, train, means);
  const y = Uint8Array.from(train, (row) => (rows.churned[row] ? 0 : 1));
  const nonNegative = Array.from({ length: columns }, () => true);
  let start: LogisticFit | undefined;
  return lambdas.map((lambda) => {
    const fit = logistic({ x, columns, y }, { lambda, nonNegative, ...(start ? { start } : {}) });
    start = fit;
    return { fit, means };
  });
}

function foretell({ columns }: FitRows, points: Float64Array, rows: Uint32Array, { fit, means }: Found): Float64Array {
  const x = filledRows(points, columns, rows, means);
  const beta = Float64Array.from([...fit.coefficients, fit.intercept]);
  return Float64Array.from(rows, (_, i) => logOdds({ x, columns }, beta, i));
}

function tryLambdas(rows: FitRows, points: Float64Array, outer: Split, windowDays: number): FittedWeights["tried"] {
  const byTime = timeSplit(rows, outer.train, windowDays);
  const usable = ({ train }: Split) => new Set(Array.from(train, (row) => (rows.churned[row] ? 1 : 0))).size === 2;
  const splits = byTime && usable(byTime) ? [byTime] : accountSplits(rows, outer.train).filter(usable);
  const scores = LAMBDAS.map(() => [] as number[]);
  const left: number[] = [];
  for (const { train, test } of splits) {
    for (const row of test) left.push(rows.churned[row] ? 1 : 0);
    for (const [i, found] of fitOn(rows, points, train, LAMBDAS).entries()) {
      for (const score of foretell(rows, points, test, found)) scores[i]?.push(score);
    }
  }
  return LAMBDAS.map((lambda, i) => ({
    lambda,
    auc: auc(Float64Array.from(scores[i] ?? []), Uint8Array.from(left))?.value ?? null,
  }));
}
