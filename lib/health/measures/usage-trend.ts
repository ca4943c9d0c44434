/**
 * Usage trend: events of the last 28 full days against the 28 days before them. Unit: relative change, −0.46 is 46 % less.
 * Source: daily usage; the windows end on the last full day that usage in the whole book has reached. Nothing in the
 * earlier 28 days: unknown, for there is nothing to compare with.
 */

import { moveText, percentText } from "../rules/text.ts";
import type { AccountFacts } from "../schema.ts";
import type { Measure } from "./measure.ts";

const change = ({ usage }: AccountFacts) => usage.events / usage.eventsBefore - 1;

export const usageTrend: Measure = {
  key: "usage-trend",
  label: "Usage trend",
  dimension: "usage",
  unit: "change",
  definition: "Events of the last 28 full days against the 28 days before.",
  why: "A falling curve is the earliest sign of a customer that is leaving.",
  source: "usage",
  use: { fullDays: 56, runningDay: false },
  staleAfterDays: 14,
  weight: 12,
  curve: [
    [-0.6, 0],
    [-0.2, 50],
    [0, 85],
    [0.1, 100],
  ],
  read: (facts) => (facts.usage.eventsBefore > 0 ? { value: change(facts), at: facts.book.usage } : null),
  evidence: (facts) => `${change(facts) > 0 ? "+" : ""}${percentText(change(facts) * 100)} vs prior 28 days`,
  clause: (facts) => `usage ${moveText(change(facts))}`,
};
