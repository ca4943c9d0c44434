/**
 * Active users: the most people active on one day of the last 28, as a share of the seats the customer has. Unit:
 * share 0–1, more than all seats counts as all. Source: daily usage; seats from the subscriptions in force, else from
 * the account. Without seats or active-user counts: unknown.
 */
import type { Measure } from "./measure.ts";

export const activeUsers: Measure = {
  key: "active-users",
  label: "Active users, 28 days",
  dimension: "adoption",
  unit: "share",
  definition: "The most people active on one day of the last 28, as a share of the seats.",
  why: "Seats that nobody uses are the first thing cut at renewal.",
  source: "usage",
  staleAfterDays: 14,
  weight: 9,
  curve: [
    [0.1, 0],
    [0.4, 50],
    [0.8, 100],
  ],
  read: ({ usage, seats, book }) => {
    if (!seats || !usage.lastDay || (usage.peakUsers === 0 && usage.activeDays > 0)) return null;
    return { value: Math.min(1, usage.peakUsers / seats), at: book.usage };
  },
  evidence: ({ usage, seats }) => `${usage.peakUsers} of ${seats} seats`,
  clause: ({ usage, seats }) => `${usage.peakUsers} of ${seats} seats active`,
};
