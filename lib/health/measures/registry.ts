import { activeDays } from "./active-days.ts";
import { activeUsers } from "./active-users.ts";
import { champion } from "./champion.ts";
import { csat } from "./csat.ts";
import { escalatedTickets } from "./escalated-tickets.ts";
import { featuresUsed } from "./features-used.ts";
import { firstResponse } from "./first-response.ts";
import { firstValue } from "./first-value.ts";
import { goalsReached } from "./goals-reached.ts";
import { lastInteraction } from "./last-interaction.ts";
import { lastTalk } from "./last-talk.ts";
import { lastUse } from "./last-use.ts";
import type { Measure } from "./measure.ts";
import { milestonesDone } from "./milestones-done.ts";
import { nps } from "./nps.ts";
import { onboardingOverdue } from "./onboarding-overdue.ts";
import { priorityTickets } from "./priority-tickets.ts";
import { pulse } from "./pulse.ts";
import { renewalRunway } from "./renewal-runway.ts";
import { seatsTrend } from "./seats-trend.ts";
import { sponsor } from "./sponsor.ts";
import { usageTrend } from "./usage-trend.ts";
import { usersTrend } from "./users-trend.ts";

/**
 * Every measure, in the order in which values are stored (`measure_values`). New ones go at the end: a stored row's
 * third value must mean the same for ever.
 */
export const registry: readonly Measure[] = [
  usageTrend,
  activeUsers,
  featuresUsed,
  champion,
  csat,
  activeDays,
  lastInteraction,
  pulse,
  priorityTickets,
  usersTrend,
  lastUse,
  milestonesDone,
  onboardingOverdue,
  goalsReached,
  sponsor,
  firstValue,
  nps,
  seatsTrend,
  renewalRunway,
  lastTalk,
  firstResponse,
  escalatedTickets,
];

/** Where a measure's value is stored in rows of these measures, by default the built-in ones; −1 when no such measure exists. */
export function positionOf(key: string, measures: readonly ({ key: string } | undefined)[] = registry): number {
  return measures.findIndex((measure) => measure?.key === key);
}
