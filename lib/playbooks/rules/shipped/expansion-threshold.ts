/**
 * E3, expansion threshold: the open expansion opportunities of one account together are more than 50,000 a year in the reporting
 * currency, strictly. Once for each crossing, to the coordinator for the sales desk. It says that the threshold was crossed, never how far.
 */
import type { Shipped } from "./shipped.ts";

export const expansionThreshold: Shipped = {
  key: "expansion-threshold",
  spec: "E3",
  mode: "on",
  uncapped: true,
  weeklyLimit: null,
  definition: {
    name: "Expansion threshold",
    why: "Large expansions are sold by the sales desk, not by success.",
    trigger: { kind: "opportunity", over: 50_000 },
    conditions: [],
    sustainDays: 0,
    steps: [
      {
        kind: "escalation",
        category: "sales",
        severity: "normal",
        title: "Expansion of {account}: threshold crossed",
        summary: "Open expansion opportunities crossed the threshold. For the sales desk.",
      },
    ],
    recoveredDays: 0,
    stopAfterDays: null,
    coolDownDays: 0,
  },
};
