import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Definitions, Figure, MetricKey, Period, ReasonSum, Unit } from "../schema.ts";

export type Source =
  | "subscription"
  | "churn_event"
  | "survey_response"
  | "onboarding_plan"
  | "milestone"
  | "reference_customer";
export type QueryContext = {
  timeZone: string;
  definitions: Definitions;
  /** Only these accounts are looked at, where not all are: whoever asks sees to it that their rows are whole. */
  members?: readonly number[];
};
export type FigureContext = { period: Period; baseline: ReasonSum[] | null };

/**
 * One metric. `rows` is its one query: a SELECT over the relation `period(p, starts, ends, as_of, prior)` that yields
 * (p, account_id, item text, day date, state, reason, numerator float8, denominator float8) for each thing that was
 * considered. Value, trend, slices and the rows shown to people are all folded from it, so they cannot disagree (X5).
 */
export type Metric = {
  key: MetricKey;
  name: string;
  short: string;
  definition: string;
  unit: Unit;
  financial: boolean;
  /** Tables whose changes move it, beside account and team_member, which move all. */
  sources: readonly Source[];
  fitsCurve?: true;
  needsBaseline?: true;
  rows: (context: QueryContext) => Prisma.Sql;
  figure: (sums: readonly ReasonSum[], context: FigureContext) => Figure;
};
