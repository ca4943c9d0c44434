/** Renewal at risk: the account renews within 90 days and its score is on watch, at risk or unknown. */
import type { Shipped } from "./shipped.ts";

export const unhealthyRenewal: Shipped = {
  key: "unhealthy-renewal",
  spec: null,
  mode: "shadow",
  uncapped: false,
  weeklyLimit: 25,
  definition: {
    name: "Renewal without health",
    why: "Ninety days are enough to turn a renewal, thirty are not.",
    trigger: { kind: "renewal", withinDays: 90 },
    conditions: [{ field: "band", is: ["at-risk", "watch", "unknown"] }],
    sustainDays: 2,
    steps: [
      {
        kind: "task",
        title: "Plan the renewal of {account}",
        detail: "{why}",
        role: "csm",
        dueDays: 5,
        priority: "high",
      },
      { kind: "wait", days: 30 },
      { kind: "check" },
      {
        kind: "task",
        title: "Look at the renewal of {account} together",
        detail: "{why}",
        role: "manager",
        dueDays: 5,
        priority: "high",
      },
    ],
    recoveredDays: 7,
    stopAfterDays: 150,
    coolDownDays: 30,
  },
};
