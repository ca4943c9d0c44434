import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { listGoals } from "./read.ts";
import { addGoalInput, goalRow, measureGoalInput } from "./schema.ts";
import { addGoal, measureGoal } from "./write.ts";

const change = { audience: ["csm", "manager"], subject: "account:change", effect: "write" } as const;
const made = z.object({ id: z.number() });

export const value = {
  goals: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "account:read",
    effect: "read",
    route: { method: "GET", path: "/accounts/{accountId}/goals", summary: "What the customer wants to reach" },
    input: z.object({ accountId: z.coerce.number().int().positive() }),
    output: z.array(goalRow),
  }).handler(({ input }) => listGoals(input.accountId)),
  addGoal: door({
    ...change,
    route: { method: "POST", path: "/accounts/{accountId}/goals", summary: "Add a goal of the customer" },
    input: addGoalInput,
    output: made,
  }).handler(({ input }) => addGoal(input)),
  measureGoal: door({
    ...change,
    route: {
      method: "PUT",
      path: "/accounts/{accountId}/goals/{goalId}/result",
      summary: "Record a goal's measured result",
    },
    input: measureGoalInput,
    output: made,
  }).handler(({ input, caller }) => measureGoal(input, today(caller.timeZone))),
};
