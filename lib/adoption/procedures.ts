import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { readUsage } from "./read.ts";
import { usageOutput } from "./schema.ts";

export const adoption = {
  usage: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "account:read",
    effect: "read",
    route: { method: "GET", path: "/accounts/{accountId}/usage", summary: "How an account uses the product" },
    input: z.object({ accountId: z.coerce.number().int().positive() }),
    output: usageOutput,
  }).handler(({ input, caller }) => readUsage(input.accountId, today(caller.timeZone))),
};
