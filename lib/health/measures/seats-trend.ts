/**
 * Seats trend: seats in force today against 180 days ago. Unit: relative change. Source: quantities of the
 * subscriptions in force on both days; no amounts. No seats in force 180 days ago: unknown.
 */

import { moveText } from "../rules/text.ts";
import type { AccountFacts } from "../schema.ts";
import type { Measure } from "./measure.ts";

const change = ({ seats, seatsBefore }: AccountFacts) => (seats ?? 0) / (seatsBefore ?? 1) - 1;

export const seatsTrend: Measure = {
  key: "seats-trend",
  label: "Seats, 180 days",
  dimension: "value",
  unit: "change",
  definition: "Seats in force today against 180 days ago.",
  why: "Customers who see value add seats; those who do not hand some back before they leave.",
  source: "subscriptions",
  staleAfterDays: null,
  weight: 3,
  curve: [
    [-0.3, 0],
    [0, 75],
    [0.15, 100],
  ],
  read: (facts) => (facts.seatsBefore && facts.seats !== null ? { value: change(facts), at: null } : null),
  evidence: ({ seats, seatsBefore }) => `${seatsBefore} → ${seats} seats`,
  clause: (facts) => `seats ${moveText(change(facts))}`,
};
