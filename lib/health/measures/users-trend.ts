/**
 * People trend: active people a day, summed over the last 28 full days, against the 28 days before. Unit: relative change.
 * Source: daily usage. Nobody in the earlier 28 days: unknown.
 */

import { moveText, percentText } from "../rules/text.ts";
import type { AccountFacts } from "../schema.ts";
import type { Measure } from "./measure.ts";

const change = ({ usage }: AccountFacts) => usage.users / usage.usersBefore - 1;

export const usersTrend: Measure = {
  key: "users-trend",
  label: "People trend",
  dimension: "adoption",
  unit: "change",
  definition: "Active people a day over the last 28 full days against the 28 days before.",
  why: "Fewer people with the same volume means that the product is retreating to one corner.",
  source: "usage",
  use: { fullDays: 56, runningDay: false },
  staleAfterDays: 14,
  weight: 4,
  curve: [
    [-0.5, 0],
    [-0.15, 55],
    [0, 85],
    [0.1, 100],
  ],
  read: (facts) => (facts.usage.usersBefore > 0 ? { value: change(facts), at: facts.book.usage } : null),
  evidence: (facts) => `${change(facts) > 0 ? "+" : ""}${percentText(change(facts) * 100)} vs prior 28 days`,
  clause: (facts) => `active people ${moveText(change(facts))}`,
};
