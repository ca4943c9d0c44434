/**
 * Features used: how many of the features in the account's plan were used in the last 28 full days or on the running day.
 * Unit: share 0–1. Source: daily usage by feature; a feature without named plans belongs to every plan. No feature usage
 * ever: unknown.
 */
import { lastKnownUse } from "../rules/running-day.ts";
import type { Measure } from "./measure.ts";

export const featuresUsed: Measure = {
  key: "features-used",
  label: "Features used of plan",
  dimension: "adoption",
  unit: "share",
  definition: "Features of the plan that were used in the last 28 full days or today.",
  why: "Breadth makes a product hard to replace.",
  source: "features",
  use: { fullDays: 28, runningDay: true },
  staleAfterDays: 14,
  weight: 7,
  curve: [
    [0.1, 0],
    [0.4, 50],
    [0.8, 100],
  ],
  read: (facts) => {
    const { usage } = facts;
    if (usage.featuresUsed === null || usage.featuresOfPlan === 0) return null;
    return { value: Math.min(1, usage.featuresUsed / usage.featuresOfPlan), at: lastKnownUse(facts) };
  },
  evidence: ({ usage }) => `${usage.featuresUsed ?? 0} of ${usage.featuresOfPlan}`,
  clause: ({ usage }) => `${usage.featuresUsed ?? 0} of ${usage.featuresOfPlan} features used`,
};
