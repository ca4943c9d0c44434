import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { listOverrides, listOverridesOf, readOverrideFacts } from "../read/overrides.ts";
import { handBands, judgeOverride, tallyOverrides } from "../rules/overrides.ts";
import * as shape from "../schema/overrides.ts";
import { endOverride, setOverride } from "../write/overrides.ts";

const id = z.coerce.number().int().positive();
const readers = ["csm", "manager", "coordinator", "admin"] as const;
const seeAll = { audience: readers, subject: "account:all", effect: "read" } as const;
const changeOne = { audience: ["csm", "manager"], subject: "account:change", effect: "write" } as const;
const made = z.object({ id: z.number() });

export const overrideDoors = {
  overrides: door({
    audience: readers,
    subject: "account:read",
    effect: "read",
    route: { method: "GET", path: "/accounts/{accountId}/overrides", summary: "Bands set by hand for an account" },
    input: z.object({ accountId: id, limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: shape.overridePage,
  }).handler(({ input, caller }) =>
    listOverridesOf(input.accountId, input.limit, { caller, asOf: today(caller.timeZone) }),
  ),
  allOverrides: door({
    ...seeAll,
    route: { method: "GET", path: "/overrides", summary: "Bands set by hand, in force and ended" },
    input: shape.overridesInput,
    output: shape.overridePage,
  }).handler(({ input, caller }) => listOverrides(input, { caller, asOf: today(caller.timeZone) })),
  overrideVerdicts: door({
    ...seeAll,
    route: { method: "GET", path: "/overrides/verdicts", summary: "How many bands set by hand were right" },
    input: z.object({}).optional(),
    output: shape.overrideVerdicts,
  }).handler(async ({ caller }) => {
    const asOf = today(caller.timeZone);
    const judged = (await readOverrideFacts()).map((facts) => ({ band: facts.band, ...judgeOverride(facts, asOf) }));
    const bands = handBands.map((band) => ({ band, ...tallyOverrides(judged.filter((one) => one.band === band)) }));
    return { asOf, all: tallyOverrides(judged), bands };
  }),
  setOverride: door({
    ...changeOne,
    route: { method: "POST", path: "/accounts/{accountId}/overrides", summary: "Set a band by hand, until a day" },
    input: shape.setOverrideInput,
    output: made,
  }).handler(({ input, caller }) => setOverride(input, caller, today(caller.timeZone))),
  endOverride: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/accounts/{accountId}/overrides/{overrideId}/end",
      summary: "End a band set by hand before its last day",
    },
    input: z.object({ accountId: id, overrideId: id }),
    output: made,
  }).handler(({ input, caller }) => endOverride(input, caller, today(caller.timeZone))),
};
