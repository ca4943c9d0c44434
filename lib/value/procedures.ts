import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { listDeals, listGoals } from "./read.ts";
import {
  addDealInput,
  addGoalInput,
  changeDealInput,
  changeGoalInput,
  dealRow,
  goalRow,
  measureGoalInput,
} from "./schema.ts";
import { addDeal, addGoal, changeDeal, changeGoal, measureGoal } from "./write.ts";

const change = { audience: ["csm", "manager"], subject: "account:change", effect: "write" } as const;
const look = {
  audience: ["csm", "manager", "coordinator", "admin"],
  subject: "account:read",
  effect: "read",
} as const;
const made = z.object({ id: z.number() });

export const value = {
  goals: door({
    ...look,
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
  changeGoal: door({
    ...change,
    route: { method: "PUT", path: "/accounts/{accountId}/goals/{goalId}", summary: "Change a goal" },
    input: changeGoalInput,
    output: made,
  }).handler(({ input }) => changeGoal(input)),
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
  deals: door({
    ...look,
    route: { method: "GET", path: "/accounts/{accountId}/deals", summary: "Deals and opportunities, without amounts" },
    input: z.object({ accountId: z.coerce.number().int().positive() }),
    output: z.array(dealRow),
  }).handler(({ input }) => listDeals(input.accountId)),
  addDeal: door({
    ...change,
    route: { method: "POST", path: "/accounts/{accountId}/deals", summary: "Add a deal or an opportunity" },
    input: addDealInput,
    output: made,
  }).handler(({ input, caller }) => addDeal(input, today(caller.timeZone))),
  changeDeal: door({
    ...change,
    route: {
      method: "PUT",
      path: "/accounts/{accountId}/deals/{dealId}",
      summary: "Change a deal, close it as won or lost, or open it again",
    },
    input: changeDealInput,
    output: made,
  }).handler(({ input, caller }) => changeDeal(input, today(caller.timeZone))),
};
