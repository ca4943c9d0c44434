/**
 * Last use: days since anyone at the account used the product, on the running day too. Unit: days. Source: daily usage,
 * counted to the last full day that the book has reached, so that a late source does not make everyone look silent. Never
 * used: unknown.
 */
import { daysBetween, dayText } from "../rules/day.ts";
import { lastKnownUse } from "../rules/running-day.ts";
import { countText } from "../rules/text.ts";
import type { AccountFacts } from "../schema.ts";
import type { Measure } from "./measure.ts";

const silent = ({ usage, book, asOf }: AccountFacts) =>
  usage.lastDay ? Math.max(0, daysBetween(usage.lastDay, book.usage ?? asOf)) : 0;

export const lastUse: Measure = {
  key: "last-use",
  label: "Last use",
  dimension: "usage",
  unit: "days",
  definition: "Days since anyone at the account used the product, today included.",
  why: "Silence comes before a cancellation.",
  source: "usage",
  use: { fullDays: null, runningDay: true },
  staleAfterDays: 14,
  weight: 4,
  curve: [
    [3, 100],
    [10, 60],
    [30, 0],
  ],
  read: (facts) => (facts.usage.lastDay ? { value: silent(facts), at: lastKnownUse(facts) } : null),
  evidence: ({ usage, asOf }) => dayText(usage.lastDay ?? asOf, asOf),
  clause: (facts) => (silent(facts) === 0 ? "in use until now" : `no use for ${countText(silent(facts), "day")}`),
};
