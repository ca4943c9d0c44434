/** At-risk health: the score has been in the at-risk band for 2 days, with at least half of what counts known. */
import type { Shipped } from "./shipped.ts";

export const atRiskHealth: Shipped = {
  key: "at-risk-health",
  spec: null,
  mode: "shadow",
  uncapped: false,
  weeklyLimit: 25,
  definition: {
    name: "At-risk health",
    why: "While there is time, most of what makes an account leave can still be mended.",
    trigger: { kind: "band", bands: ["at-risk"] },
    conditions: [{ field: "coverage", least: 0.5 }],
    sustainDays: 2,
    steps: [
      {
        kind: "task",
        title: "Call {account} about what changed",
        detail: "{why}",
        role: "csm",
        dueDays: 2,
        priority: "high",
      },
      {
        kind: "email",
        to: "champion",
        subject: "Can we talk this week?",
        body: "Hello {contact},\n\nI would like to hear how things are going at your end, and to plan the next steps together. Would a short call this week suit you?",
      },
      { kind: "wait", days: 14 },
      { kind: "check" },
      {
        kind: "task",
        title: "{account} is still at risk: agree on a plan",
        detail: "{why}",
        role: "manager",
        dueDays: 3,
        priority: "high",
      },
    ],
    recoveredDays: 7,
    stopAfterDays: 120,
    coolDownDays: 30,
  },
};
