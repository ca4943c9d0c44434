import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { readOnboarding } from "./read.ts";
import { onboardingOutput } from "./schema.ts";

export const onboarding = {
  ofAccount: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "account:read",
    effect: "read",
    route: { method: "GET", path: "/accounts/{accountId}/onboarding", summary: "The onboarding plans of an account" },
    input: z.object({ accountId: z.coerce.number().int().positive() }),
    output: onboardingOutput,
  }).handler(({ input, caller }) => readOnboarding(input.accountId, today(caller.timeZone))),
};
