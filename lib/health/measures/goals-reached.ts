/**
 * Goals reached: of the customer's own goals, the share that is reached. Unit: share 0–1. Source: value goals. No
 * goals agreed: unknown.
 */
import { countText } from "../rules/text.ts";
import type { Measure } from "./measure.ts";

export const goalsReached: Measure = {
  key: "goals-reached",
  label: "Goals reached",
  dimension: "value",
  unit: "share",
  definition: "The share of the customer's own goals that is reached.",
  why: "A customer who got what they came for has a reason to stay.",
  source: "goals",
  staleAfterDays: null,
  weight: 4,
  curve: [
    [0, 0],
    [0.5, 55],
    [1, 100],
  ],
  read: ({ goals }) => (goals.total > 0 ? { value: goals.reached / goals.total, at: null } : null),
  evidence: ({ goals }) => `${goals.reached} of ${goals.total}`,
  clause: ({ goals }) => `${goals.reached} of ${countText(goals.total, "goal")} reached`,
};
