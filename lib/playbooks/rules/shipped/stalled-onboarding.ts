/**
 * E1, stalled onboarding: a milestone of a running plan is more than the grace overdue, or no milestone was reached for a number
 * of days. Defaults: grace 7 days, no progress for 21 days. An escalation to the coordinator names each open milestone in the way.
 */
import type { Shipped } from "./shipped.ts";

export const stalledOnboarding: Shipped = {
  key: "stalled-onboarding",
  spec: "E1",
  mode: "on",
  uncapped: true,
  weeklyLimit: null,
  definition: {
    name: "Stalled onboarding",
    why: "A programme that stands still rarely starts again by itself.",
    trigger: { kind: "milestone", graceDays: 7, idleDays: 21 },
    conditions: [],
    sustainDays: 0,
    steps: [
      {
        kind: "escalation",
        category: "onboarding",
        severity: "high",
        title: "Onboarding of {account} has stalled",
        summary: "{why}",
      },
      {
        kind: "task",
        title: "Agree on a new date for what is overdue",
        detail: "{why}",
        role: "csm",
        dueDays: 3,
        priority: "high",
      },
    ],
    recoveredDays: 0,
    stopAfterDays: null,
    coolDownDays: 0,
  },
};
