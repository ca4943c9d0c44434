/**
 * E2, low satisfaction: of the last 365 days of an account (at least 3 answers), or the last 90 days of a segment or the whole (at
 * least 30), less than 85 % of the answers are satisfied. Once on crossing. Unit: share of answers, as metric M3 counts them.
 */
import type { Shipped } from "./shipped.ts";

export const lowSatisfaction: Shipped = {
  key: "low-satisfaction",
  spec: "E2",
  mode: "on",
  uncapped: true,
  weeklyLimit: null,
  definition: {
    name: "Low satisfaction",
    why: "Under 85 % somebody has to listen now, not at the next review.",
    trigger: {
      kind: "metric",
      metric: "csat",
      scopes: ["account", "segment", "whole"],
      below: 0.85,
      leastOfAccount: 3,
      leastOfMany: 30,
    },
    conditions: [],
    sustainDays: 0,
    steps: [
      {
        kind: "task",
        title: "Find out what disappoints {account}",
        detail: "{why}",
        role: "csm",
        dueDays: 2,
        priority: "high",
      },
      { kind: "wait", days: 21 },
      { kind: "check" },
      {
        kind: "task",
        title: "Satisfaction of {account} is still low: decide what next",
        detail: "{why}",
        role: "manager",
        dueDays: 5,
        priority: "high",
      },
    ],
    recoveredDays: 0,
    stopAfterDays: null,
    coolDownDays: 0,
  },
};
