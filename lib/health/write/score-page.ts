import type { MeasureList } from "../measures/measure-list.ts";
import type { FactsPage } from "../read/pages.ts";
import { type CompiledModel, segmentFor } from "../rules/compile.ts";
import { confidenceOf, freshnessOf } from "../rules/confidence.ts";
import type { Day } from "../rules/day.ts";
import { type Evaluation, evaluate } from "../rules/evaluate.ts";
import { measuresInUse, scoreAccount } from "../rules/score.ts";
import type { ScoredDay } from "./store.ts";

export type Evaluated = Evaluation & { accountId: number; day: Day; segment: string | null; frozen: boolean };

export function evaluatePage({ facts }: FactsPage, measures: MeasureList): Evaluated[] {
  return facts.map((account) => ({
    ...evaluate(account, measures),
    accountId: account.accountId,
    day: account.asOf,
    segment: account.segment,
    frozen: account.churnedOn !== null,
  }));
}

/** Which measures live accounts have data for; a frozen score says nothing about today's sources. */
export function inUseOf(evaluated: Evaluated[]): boolean[] {
  return measuresInUse(
    evaluated.filter((account) => !account.frozen).map((account) => account.values),
    evaluated[0]?.values.length ?? 0,
  );
}

/** The row to store for one account and day. */
export function scoredDay(account: Evaluated, model: CompiledModel, modelId: number, inUse: boolean[]): ScoredDay {
  const segment = segmentFor(model, account.segment);
  const { score, band, coverage } = scoreAccount(account.values, segment, inUse);
  const freshness = freshnessOf(account.recency, segment);
  return {
    account_id: account.accountId,
    day: account.day,
    model_id: modelId,
    score,
    band,
    coverage,
    freshness,
    confidence: confidenceOf(coverage, freshness),
    measure_values: account.values,
    frozen: account.frozen,
  };
}
