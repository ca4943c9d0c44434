import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { exportDocumented, listDocumented } from "../read/documented.ts";
import { listInteractions } from "../read/interactions.ts";
import * as shape from "../schema/interactions.ts";
import { correctInteraction, recordInteraction } from "../write/record-interaction.ts";

const id = z.coerce.number().int().positive();
const readers = ["csm", "manager", "coordinator", "admin"] as const;
const seeOne = { audience: readers, subject: "account:read", effect: "read" } as const;
const seeAll = { audience: readers, subject: "account:all", effect: "read" } as const;
const changeOne = { audience: ["csm", "manager"], subject: "account:change", effect: "write" } as const;
const made = z.object({ id: z.number() });
const page = z.object({ accountId: id, limit: z.coerce.number().int().min(1).max(200).default(50) });

export const interactionDoors = {
  documented: door({
    ...seeAll,
    route: { method: "GET", path: "/interactions", summary: "Search everything documented, a page at a time" },
    input: shape.documentedInput,
    output: shape.documentedPage,
  }).handler(async ({ input, caller }) => ({ asOf: today(caller.timeZone), ...(await listDocumented(input, caller)) })),
  exportDocumented: door({
    ...seeAll,
    route: { method: "GET", path: "/interactions/export", summary: "The search of everything documented as CSV" },
    input: shape.documentedInput.omit({ page: true, pageSize: true }),
    output: z.file(),
  }).handler(async ({ input, caller }) => {
    const text = await exportDocumented({ ...input, page: 1, pageSize: 200 }, caller);
    return new File([text], `interactions-${today(caller.timeZone)}.csv`, { type: "text/csv;charset=utf-8" });
  }),
  interactions: door({
    ...seeOne,
    route: { method: "GET", path: "/accounts/{accountId}/interactions", summary: "The interactions of an account" },
    input: page,
    output: z.array(shape.interactionRow),
  }).handler(({ input }) => listInteractions(input.accountId, input.limit)),
  record: door({
    ...changeOne,
    route: { method: "POST", path: "/accounts/{accountId}/interactions", summary: "Record an interaction" },
    input: shape.recordInput.extend(shape.guards.shape),
    output: made,
  }).handler(({ input, caller }) => recordInteraction(input, caller)),
  correct: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/accounts/{accountId}/interactions/{correctsId}/corrections",
      summary: "Correct an interaction by a new one",
    },
    input: shape.correctInput.extend(shape.guards.shape),
    output: made,
  }).handler(({ input, caller }) => correctInteraction(input, caller)),
};
