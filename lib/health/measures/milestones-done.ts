/**
 * Milestones done: of the onboarding milestones whose first planned date has come, the share that is completed.
 * Unit: share 0–1. Source: onboarding plans that are not cancelled, and their milestones. Re-planning does not help:
 * the first planned date counts. No milestone due yet: unknown.
 */
import { countText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

export const milestonesDone: Measure = {
  key: "milestones-done",
  label: "Milestones done",
  dimension: "onboarding",
  unit: "share",
  definition: "Of the onboarding milestones whose first planned date has come, the share that is completed.",
  why: "A customer that falls behind early rarely catches up by itself.",
  source: "milestones",
  staleAfterDays: null,
  weight: 4,
  curve: [
    [0.4, 0],
    [0.8, 60],
    [1, 100],
  ],
  read: ({ onboarding }) => (onboarding.due > 0 ? { value: onboarding.dueDone / onboarding.due, at: null } : null),
  evidence: ({ onboarding }) => `${onboarding.dueDone} of ${onboarding.due} due`,
  clause: ({ onboarding }) => `${onboarding.dueDone} of ${countText(onboarding.due, "due milestone")} done`,
};
