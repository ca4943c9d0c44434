import { defaultModel } from "#lib/health/measures/default-model.ts";
import { figuresOf } from "#lib/health/rules/backtest/figures.ts";
import type { Past } from "#lib/health/rules/backtest/past.ts";
import { scoreDay } from "#lib/health/rules/backtest/scorer.ts";
import { joinPasts } from "#lib/health/rules/fit/fit-rows.ts";
import { someRows, thinPast } from "#lib/health/rules/fit/thin-past.ts";
import { aucDifference } from "#lib/health/rules/prediction/auc-difference.ts";
import { type FitRows, fitWeights } from "#lib/health/rules/prediction/fit-weights.ts";
import type { Split } from "#lib/health/rules/prediction/held-out.ts";
import { shapeCurve } from "#lib/health/rules/prediction/shape-curve.ts";
import type { Figures } from "#lib/health/schema/prediction.ts";
import { type ModelConfig, modelConfigSchema } from "#lib/health/schema.ts";

export type Joined = { pasts: Past[]; rows: ReturnType<typeof joinPasts> };

/** The rows of all dates, with the measures that there are. */
export function joined(whole: readonly Past[]): Joined {
  const positions = [...(whole[0]?.measures.keys() ?? [])].filter((at) => whole[0]?.measures[at]);
  const pasts = whole.map((past) => thinPast(past, positions, () => true));
  return { pasts, rows: joinPasts(pasts) };
}

const column = ({ values, columns }: FitRows, at: number, rows: Uint32Array) =>
  Float64Array.from(rows, (row) => values[row * columns + at] ?? Number.NaN);

/**
 * A model as the Studio would make it, from the rows that teach alone: a built-in measure keeps its curve, an own one gets the
 * curve that is proposed for it, and the weights are fitted, whole and 100 together.
 */
export function fitOn({ pasts, rows }: Joined, split: Split, windowDays: number): ModelConfig {
  const measures = pasts[0]?.measures ?? [];
  const own = new Set(pasts[0]?.own.map(({ key }) => key));
  const churned = Uint8Array.from(split.train, (row) => rows.churned[row] ?? 0);
  const curves = measures.map((measure, at) => {
    if (!measure || !own.has(measure.key)) return measure?.curve;
    const kind = measure.categories ? "category" : "number";
    return shapeCurve(column(rows, at, split.train), churned, { kind })?.curve;
  });
  const fit = fitWeights(rows, { curves, windowDays, split });
  if ("refused" in fit) throw new Error(`The fit was refused: ${fit.refused}.`);
  const weighted = measures.flatMap((measure, at) => {
    const [curve, weight] = [curves[at], fit.weights[at] ?? 0];
    return measure && curve && weight > 0 ? [{ key: measure.key, weight, curve }] : [];
  });
  const [everyone] = defaultModel.segments;
  return modelConfigSchema.parse({ ...defaultModel, segments: [{ ...everyone, measures: weighted }] });
}

/** The held-out rows of a split, date by date. */
export function heldOutPasts({ pasts, rows }: Joined, { test }: Split): Past[] {
  const held = new Set(test);
  return pasts.map((past, i) => someRows(past, (row) => held.has((rows.starts[i] ?? 0) + row)));
}

/** Scores of accounts by a model, as the worker and the screens give them; those of more dates and folds are joined. */
export type Scored = { scores: number[]; churned: number[] };

export function scoreInto(into: Scored, config: ModelConfig, pasts: readonly Past[]): void {
  for (const past of pasts) {
    const subject = { kind: "model", label: "", modelId: 0, version: null, config } as const;
    into.scores.push(...scoreDay(subject, past).scores);
    into.churned.push(...past.churned);
  }
}

export function judge({ scores, churned }: Scored): Figures {
  return figuresOf({ scores: Float64Array.from(scores), bands: null, churned: Uint8Array.from(churned) });
}

/** The second against the first, on the rows that both judge. */
export function difference(first: Scored, second: Scored) {
  const [one, other] = [Float64Array.from(first.scores), Float64Array.from(second.scores)];
  return aucDifference(one, other, Uint8Array.from(first.churned));
}

/** What a model rests on: its heaviest measures with their weights. */
export function heaviest(config: ModelConfig, { measures }: Pick<Past, "measures">): string {
  const labels = new Map(measures.map((measure) => [measure?.key, measure?.label]));
  const weights = config.segments.flatMap((segment) => segment.measures).toSorted((a, b) => b.weight - a.weight);
  return weights
    .slice(0, 6)
    .map(({ key, weight }) => `${labels.get(key)} ${weight}`)
    .join("; ");
}
