/**
 * Time to first value: days from the contract's start to the milestone that marks first value; while it is not
 * reached, the days waited so far. Unit: days. Source: contract start, milestones marked "first value". An account
 * without such a milestone or start: unknown. Value before the start is day 0.
 */
import { daysBetween } from "../rules/day.ts";
import { countText } from "../rules/text.ts";
import type { AccountFacts } from "../schema.ts";
import type { Measure } from "./measure.ts";

function waited({ onboarding, asOf }: AccountFacts): number | null {
  if (!onboarding.firstValueFrom) return null;
  return Math.max(0, daysBetween(onboarding.firstValueFrom, onboarding.firstValueOn ?? asOf));
}

export const firstValue: Measure = {
  key: "first-value",
  label: "Time to first value",
  dimension: "onboarding",
  unit: "days",
  definition: "Days from contract start to first value; until then, the days waited so far.",
  why: "Customers who see value early stay; those who wait start to doubt.",
  source: "milestones",
  staleAfterDays: null,
  weight: 3,
  curve: [
    [30, 100],
    [60, 60],
    [120, 0],
  ],
  read: (facts) => {
    const value = waited(facts);
    return value === null ? null : { value, at: null };
  },
  evidence: (facts) => {
    const days = countText(waited(facts) ?? 0, "day");
    return facts.onboarding.firstValueOn ? `after ${days}` : `waiting ${days}`;
  },
  clause: (facts) => {
    const days = countText(waited(facts) ?? 0, "day");
    return facts.onboarding.firstValueOn ? `first value came after ${days}` : `waiting ${days} for first value`;
  },
};
