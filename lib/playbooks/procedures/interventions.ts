import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { getIntervention } from "../read/get-intervention.ts";
import { interventionsOfAccount } from "../read/interventions-of-account.ts";
import { listInterventions } from "../read/list-interventions.ts";
import * as shape from "../schema/interventions.ts";
import { madeSchema } from "../schema.ts";
import { dropEmail, sendEmail } from "../write/emails.ts";
import { endIntervention, judgeIntervention, snoozeIntervention } from "../write/interventions.ts";

const id = z.coerce.number().int().positive();
const see = { audience: ["csm", "manager", "coordinator", "admin"], subject: "account:all", effect: "read" } as const;
const changeOne = { audience: ["csm", "manager"], subject: "account:change", effect: "write" } as const;

export const interventionDoors = {
  interventions: door({
    ...see,
    route: { method: "GET", path: "/interventions", summary: "Interventions, open and ended" },
    input: shape.interventionsInput,
    output: shape.interventionPage,
  }).handler(({ input, caller }) => listInterventions(input, caller, today(caller.timeZone))),
  ofAccount: door({
    audience: see.audience,
    subject: "account:read",
    effect: "read",
    route: {
      method: "GET",
      path: "/accounts/{accountId}/interventions",
      summary: "The interventions of an account, open ones first",
    },
    input: z.object({ accountId: id }),
    output: z.array(shape.accountIntervention),
  }).handler(({ input }) => interventionsOfAccount(input.accountId)),
  intervention: door({
    ...see,
    route: {
      method: "GET",
      path: "/interventions/{interventionId}",
      summary: "Why an intervention was opened, and what was done",
    },
    input: z.object({ interventionId: id }),
    output: shape.interventionDetail,
  }).handler(({ input, caller }) => getIntervention(input.interventionId, caller)),
  end: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/interventions/{interventionId}/end",
      summary: "End an intervention with its outcome",
    },
    input: shape.endInput,
    output: madeSchema,
  }).handler(({ input, caller }) => endIntervention(input, caller)),
  judge: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/interventions/{interventionId}/judge",
      summary: "Say what came of one that ended by itself",
    },
    input: shape.judgeInput,
    output: madeSchema,
  }).handler(({ input, caller }) => judgeIntervention(input, caller)),
  snooze: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/interventions/{interventionId}/snooze",
      summary: "Let an intervention rest until a day",
    },
    input: shape.snoozeInput,
    output: madeSchema,
  }).handler(({ input, caller }) => snoozeIntervention(input, caller, today(caller.timeZone))),
  sendEmail: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/interventions/{interventionId}/emails/{emailId}/send",
      summary: "Send a drafted email past the promise guard",
    },
    input: shape.sendEmailInput,
    output: madeSchema,
  }).handler(({ input, caller }) => sendEmail(input, caller)),
  dropEmail: door({
    ...changeOne,
    route: {
      method: "POST",
      path: "/interventions/{interventionId}/emails/{emailId}/drop",
      summary: "Do not send a drafted email",
    },
    input: shape.dropEmailInput,
    output: madeSchema,
  }).handler(({ input, caller }) => dropEmail(input, caller)),
};
