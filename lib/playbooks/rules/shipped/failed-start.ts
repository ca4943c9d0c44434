/** Failed onboarding start: 14 days after its plan began, no milestone has been reached. */
import type { Shipped } from "./shipped.ts";

export const failedStart: Shipped = {
  key: "failed-start",
  spec: null,
  mode: "shadow",
  uncapped: false,
  weeklyLimit: 25,
  definition: {
    name: "Failed onboarding start",
    why: "What does not begin in the first weeks is easily never begun.",
    trigger: { kind: "start", withinDays: 14 },
    conditions: [],
    sustainDays: 0,
    steps: [
      {
        kind: "task",
        title: "Restart the onboarding of {account}",
        detail: "{why}",
        role: "csm",
        dueDays: 2,
        priority: "high",
      },
    ],
    recoveredDays: 0,
    stopAfterDays: 90,
    coolDownDays: 14,
  },
};
