/** Champion gone: an account that had a champion has none in place any more. */
import type { Shipped } from "./shipped.ts";

export const championGone: Shipped = {
  key: "champion-gone",
  spec: null,
  mode: "shadow",
  uncapped: false,
  weeklyLimit: 25,
  definition: {
    name: "Champion gone",
    why: "When the person who wanted the product leaves, the renewal often leaves too.",
    trigger: { kind: "champion" },
    conditions: [],
    sustainDays: 0,
    steps: [
      {
        kind: "task",
        title: "Find a new champion at {account}",
        detail: "{why}",
        role: "csm",
        dueDays: 7,
        priority: "normal",
      },
      {
        kind: "email",
        to: "sponsor",
        subject: "Who will look after this from now on?",
        body: "Hello {contact},\n\nour main contact has moved on. Who would be the right person for us to work with from now on? I would be glad to introduce myself.",
      },
    ],
    recoveredDays: 0,
    stopAfterDays: 120,
    coolDownDays: 30,
  },
};
