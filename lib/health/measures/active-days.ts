/**
 * Days in use: on how many of the last 28 full days the account used the product at all. Unit: days, 0–28. Source: daily
 * usage, up to the last full day that the book has reached. An account that used nothing by then: unknown.
 */
import { countText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

export const activeDays: Measure = {
  key: "active-days",
  label: "Days in use, 28 days",
  dimension: "usage",
  unit: "days",
  definition: "Days of the last 28 full ones on which the product was used at all.",
  why: "A product that is part of the working week is hard to give up.",
  source: "usage",
  use: { fullDays: 28, runningDay: false },
  staleAfterDays: 14,
  weight: 5,
  curve: [
    [0, 0],
    [4, 30],
    [12, 80],
    [18, 100],
  ],
  read: ({ usage, book }) => (usage.lastFullDay ? { value: usage.activeDays, at: book.usage } : null),
  evidence: ({ usage }) => `${usage.activeDays} of 28 days`,
  clause: ({ usage }) => `in use on ${countText(usage.activeDays, "day")} of 28`,
};
