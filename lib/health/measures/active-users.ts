/**
 * Active users: the most people active on one day of the last 28 full ones, or on the running day so far, as a share of
 * the seats the customer has. Unit: share 0–1, more than all seats counts as all. Source: daily usage; seats from the
 * subscriptions in force, else from the account. Without seats or active-user counts: unknown.
 */
import { isInUseToday, lastKnownUse } from "../rules/running-day.ts";
import type { Measure } from "./measure.ts";

export const activeUsers: Measure = {
  key: "active-users",
  label: "Active users, 28 days",
  dimension: "adoption",
  unit: "share",
  definition: "The most people active on one day of the last 28 full ones, or today so far, as a share of the seats.",
  why: "Seats that nobody uses are the first thing cut at renewal.",
  source: "usage",
  use: { fullDays: 28, runningDay: true },
  staleAfterDays: 14,
  weight: 9,
  curve: [
    [0.1, 0],
    [0.4, 50],
    [0.8, 100],
  ],
  read: (facts) => {
    const { usage, seats } = facts;
    const isUncounted = usage.peakUsers === 0 && (usage.activeDays > 0 || isInUseToday(facts));
    if (!seats || !usage.lastDay || isUncounted) return null;
    return { value: Math.min(1, usage.peakUsers / seats), at: lastKnownUse(facts) };
  },
  evidence: ({ usage, seats }) => `${usage.peakUsers} of ${seats} seats`,
  clause: ({ usage, seats }) => `${usage.peakUsers} of ${seats} seats active`,
};
