import { z } from "zod";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { listDeputies, listSpecialists, readDuty } from "../read/duty.ts";
import { getEscalation } from "../read/get-escalation.ts";
import { listEscalations } from "../read/list-escalations.ts";
import { readTargets } from "../read/sla-targets.ts";
import { escalationDetail } from "../schema/detail.ts";
import { dutyOutput, listInput, listOutput, specialist } from "../schema/list.ts";
import { deputyLine, oneInput } from "../schema/steps.ts";
import { slaTargets } from "../schema.ts";

const success = ["csm", "manager", "coordinator", "admin"] as const;
const everyone = [...success, "specialist"] as const;
const nothing = z.object({}).optional();

export const readDoors = {
  list: door({
    audience: everyone,
    subject: "self",
    effect: "read",
    route: { method: "GET", path: "/escalations", summary: "Escalations I take part in or may read, a page at a time" },
    input: listInput,
    output: listOutput,
  }).handler(({ input, caller }) => listEscalations(input, caller)),
  get: door({
    audience: everyone,
    subject: "escalation:read",
    effect: "read",
    route: {
      method: "GET",
      path: "/escalations/{escalationId}",
      summary: "An escalation: its thread, its log, and what must be known of its account",
    },
    input: oneInput,
    output: escalationDetail,
  }).handler(
    async ({ input, caller }) =>
      (await getEscalation(input.escalationId, caller)) ?? refuse("not-found", "There is no such escalation."),
  ),
  duty: door({
    audience: everyone,
    subject: "self",
    effect: "read",
    route: { method: "GET", path: "/escalations/duty", summary: "Whether I keep the queue now, and in whose place" },
    input: nothing,
    output: dutyOutput,
  }).handler(({ caller }) => readDuty(caller)),
  specialists: door({
    audience: success,
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/escalations/specialists", summary: "The specialists of each desk" },
    input: nothing,
    output: z.array(specialist),
  }).handler(() => listSpecialists()),
  deputies: door({
    audience: success,
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/escalations/deputies", summary: "Who stands in for which coordinator, and when" },
    input: nothing,
    output: z.array(deputyLine),
  }).handler(({ caller }) => listDeputies(caller)),
  targets: door({
    audience: success,
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/escalations/targets", summary: "How long escalations may take, by severity" },
    input: nothing,
    output: slaTargets,
  }).handler(() => readTargets()),
};
