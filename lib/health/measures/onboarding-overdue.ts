/**
 * Onboarding overdue: how many days the longest-overdue open milestone is behind its first planned date; 0 when
 * nothing is overdue. Unit: days. Source: milestones of plans that are not cancelled. No plan: unknown.
 */
import { daysBetween, dayText } from "../rules/day.ts";
import { countText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

export const onboardingOverdue: Measure = {
  key: "onboarding-overdue",
  label: "Onboarding overdue",
  dimension: "onboarding",
  unit: "days",
  definition: "Days that the longest-overdue open milestone is behind its first planned date.",
  why: "The longer one step hangs, the likelier it is that the programme has stalled.",
  source: "milestones",
  staleAfterDays: null,
  weight: 4,
  curve: [
    [0, 100],
    [14, 60],
    [45, 0],
  ],
  read: ({ onboarding, asOf }) => {
    if (onboarding.due === 0) return null;
    return { value: onboarding.overdueSince ? daysBetween(onboarding.overdueSince, asOf) : 0, at: null };
  },
  evidence: ({ onboarding, asOf }) =>
    onboarding.overdueSince ? `open since ${dayText(onboarding.overdueSince, asOf)}` : "nothing overdue",
  clause: ({ onboarding, asOf }) =>
    onboarding.overdueSince
      ? `a milestone is ${countText(daysBetween(onboarding.overdueSince, asOf), "day")} overdue`
      : "no milestone is overdue",
};
