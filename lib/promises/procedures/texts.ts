import { z } from "zod";
import { door } from "#lib/door.ts";
import { listAnswered } from "#lib/escalations/read/list-answered.ts";
import * as shape from "../schema/texts.ts";
import { checkForCustomer, logReplaced } from "../write/check-for-customer.ts";

const writers = ["csm", "manager", "coordinator", "admin"] as const;

export const textDoors = {
  check: door({
    audience: writers,
    subject: "account:read",
    effect: "read",
    route: {
      method: "POST",
      path: "/promises/check",
      summary: "Check a text meant for a customer, before it is sent",
      description:
        "Marks what promises a price, a discount, terms, a feature, a date or a technical result (N2, N3, N5).",
    },
    input: shape.checkInput,
    output: shape.checkOutput,
  }).handler(({ input }) => checkForCustomer(input)),
  references: door({
    audience: writers,
    subject: "account:read",
    effect: "read",
    route: {
      method: "GET",
      path: "/accounts/{accountId}/promises/references",
      summary: "Answered escalations of an account, on which dates and technical commitments may rest",
    },
    input: z.object({ accountId: z.coerce.number().int().positive() }),
    output: z.array(shape.answeredEscalation),
  }).handler(({ input }) => listAnswered(input.accountId)),
  replaced: door({
    audience: writers,
    subject: "account:read",
    effect: "write",
    route: {
      method: "POST",
      path: "/promises/replaced",
      summary: "Count marked words that were put in other words before sending",
    },
    input: shape.replacedInput,
    output: z.object({ counted: z.number() }),
  }).handler(async ({ input, caller }) => ({ counted: await logReplaced(input, caller) })),
};
