/** Silence: no use, conversation, ticket or answer for 30 days, of a customer of at least 60 days. */
import type { Shipped } from "./shipped.ts";

export const silence: Shipped = {
  key: "silence",
  spec: null,
  mode: "shadow",
  uncapped: false,
  weeklyLimit: 25,
  definition: {
    name: "Silence",
    why: "Customers seldom say that they are leaving; they stop saying anything.",
    trigger: { kind: "silence", days: 30 },
    conditions: [{ field: "tenure", leastDays: 60 }],
    sustainDays: 0,
    steps: [
      {
        kind: "task",
        title: "Get in touch with {account}",
        detail: "{why}",
        role: "csm",
        dueDays: 3,
        priority: "normal",
      },
    ],
    recoveredDays: 0,
    stopAfterDays: 90,
    coolDownDays: 30,
  },
};
