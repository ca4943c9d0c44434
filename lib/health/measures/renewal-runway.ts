/**
 * Renewal runway: days until the contract is up for renewal. Unit: days. Source: the account's renewal date; for a day
 * in the past, the yearly date that was next on that day. No date: unknown. A date gone by without a renewal is 0.
 */
import { daysBetween, dayText } from "../rules/day.ts";
import { countText } from "../rules/text.ts";
import type { AccountFacts } from "../schema.ts";
import type { Measure } from "./measure.ts";

const days = ({ renewalOn, asOf }: AccountFacts) => (renewalOn ? Math.max(0, daysBetween(asOf, renewalOn)) : 0);

export const renewalRunway: Measure = {
  key: "renewal-runway",
  label: "Renewal runway",
  dimension: "renewal",
  unit: "days",
  definition: "Days until the contract is up for renewal.",
  why: "The closer the date, the less time is left to turn things round.",
  source: "account",
  staleAfterDays: null,
  weight: 3,
  curve: [
    [0, 20],
    [30, 40],
    [90, 75],
    [180, 100],
  ],
  read: (facts) => (facts.renewalOn ? { value: days(facts), at: null } : null),
  evidence: (facts) => `${countText(days(facts), "day")}, ${dayText(facts.renewalOn ?? facts.asOf, facts.asOf)}`,
  clause: (facts) => `renewal in ${countText(days(facts), "day")}`,
};
