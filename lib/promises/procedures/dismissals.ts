import { z } from "zod";
import { door } from "#lib/door.ts";
import { listDismissals, listDismissers } from "../read/dismissals.ts";
import * as shape from "../schema/dismissals.ts";
import { judgeDismissal } from "../write/judge-dismissal.ts";

const see = { audience: ["csm", "manager", "coordinator", "admin"], subject: "self", effect: "read" } as const;

export const dismissalDoors = {
  dismissals: door({
    ...see,
    route: { method: "GET", path: "/promises/dismissals", summary: "Marked words that were sent as no promise" },
    input: shape.dismissalsInput,
    output: shape.dismissalPage,
  }).handler(({ input, caller }) => listDismissals(input, caller)),
  dismissers: door({
    ...see,
    route: { method: "GET", path: "/promises/dismissers", summary: "Dismissals by person and by rule" },
    input: z.object({}).optional(),
    output: shape.dismissers,
  }).handler(({ caller }) => listDismissers(caller)),
  judge: door({
    audience: ["manager"],
    subject: "none",
    effect: "write",
    route: {
      method: "POST",
      path: "/promises/dismissals/{dismissalId}/judgement",
      summary: "Say once whether a dismissed flag was a promise",
    },
    input: shape.judgeInput,
    output: z.object({ id: z.number() }),
  }).handler(({ input, caller }) => judgeDismissal(input, caller)),
};
