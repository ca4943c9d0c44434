import type { Measure } from "../measures/measure.ts";
import type { MeasureList } from "../measures/measure-list.ts";
import type { AccountFacts } from "../schema.ts";
import { type Day, daysBetween } from "./day.ts";

export type Evaluation = {
  /** By registry position; null is unknown. */
  values: (number | null)[];
  /** How recent the evidence of each known value is: 1 today or a standing fact, 0 at its limit; null when unknown. */
  recency: (number | null)[];
};

export type Judged =
  | { state: "known"; value: number; recency: number }
  | { state: "unknown"; reason: "no data" | "stale"; at: Day | null };

/** Reads one measure from an account's facts; evidence older than the measure's own limit makes it unknown. */
export function judgeMeasure(measure: Measure, facts: AccountFacts): Judged {
  const reading = measure.read(facts);
  if (!reading || !Number.isFinite(reading.value)) return { state: "unknown", reason: "no data", at: null };
  if (measure.staleAfterDays === null || reading.at === null) {
    return { state: "known", value: reading.value, recency: 1 };
  }
  const age = Math.max(0, daysBetween(reading.at, facts.asOf));
  if (age > measure.staleAfterDays) return { state: "unknown", reason: "stale", at: reading.at };
  return { state: "known", value: reading.value, recency: 1 - age / measure.staleAfterDays };
}

/** The values of these measures for one account, at their positions. */
export function evaluate(facts: AccountFacts, measures: MeasureList): Evaluation {
  const values: (number | null)[] = [];
  const recency: (number | null)[] = [];
  for (const measure of measures) {
    const judged = measure && judgeMeasure(measure, facts);
    values.push(judged?.state === "known" ? judged.value : null);
    recency.push(judged?.state === "known" ? judged.recency : null);
  }
  return { values, recency };
}
