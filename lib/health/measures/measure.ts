import type { Day } from "../rules/day.ts";
import type { AccountFacts, Curve, Dimension } from "../schema.ts";

/** A value with the day its evidence is from; null: the account has no facts for it. */
export type Reading = { value: number; at: Day | null } | null;

export type MeasureUnit = "share" | "change" | "days" | "hours" | "count" | "level";

/** One line of a health score. Words are shown as they stand: label, definition and why are for people. */
export type Measure = {
  key: string;
  label: string;
  dimension: Dimension;
  unit: MeasureUnit;
  definition: string;
  why: string;
  /** Which source rows it is made of; the evidence door lists them. */
  source: MeasureSource;
  /** Of measures of use: how many full days count, null for all; and whether the running day does (rules/running-day.ts). */
  use?: { fullDays: number | null; runningDay: boolean };
  /** Evidence older than this is stale: the measure is unknown. Null: a standing fact that does not age. */
  staleAfterDays: number | null;
  /** Weight and curve in the model that a new installation starts with. */
  weight: number;
  curve: Curve;
  /** The values by name where they are categories: value 2 is the third. */
  categories?: readonly string[] | null;
  read(facts: AccountFacts): Reading;
  /** Short, for the ledger: "31 of 60 seats". Called only when the value is known. */
  evidence(facts: AccountFacts): string;
  /** For a sentence: "usage fell 46 %". Called only when the value is known. */
  clause(facts: AccountFacts): string;
};

export type MeasureSource =
  | "usage"
  | "features"
  | "milestones"
  | "contacts"
  | "interactions"
  | "csat"
  | "nps"
  | "pulses"
  | "tickets"
  | "goals"
  | "subscriptions"
  | "account"
  | "own";
