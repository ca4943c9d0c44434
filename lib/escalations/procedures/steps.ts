import { door } from "#lib/door.ts";
import * as shape from "../schema/steps.ts";
import { slaTargets } from "../schema.ts";
import { removeAttachment } from "../write/attachments.ts";
import { endDeputy, nameDeputy } from "../write/deputies.ts";
import { raiseAs } from "../write/raise-as.ts";
import { setTargets } from "../write/sla-targets.ts";
import * as steps from "../write/steps.ts";
import { writeMessage } from "../write/write-message.ts";

const everyone = ["csm", "manager", "coordinator", "admin", "specialist"] as const;
/** A deputy acts in their own role: who coordinates is judged by the subject. */
const coordinateOne = { audience: everyone, subject: "escalation:coordinate", effect: "write" } as const;
const coordinateMany = { audience: everyone, subject: "escalations:coordinate", effect: "write" } as const;
const takePart = { audience: everyone, subject: "escalation:write", effect: "write" } as const;
const coordinator = { audience: ["coordinator"], subject: "self", effect: "write" } as const;

export const stepDoors = {
  raise: door({
    audience: ["csm", "manager", "coordinator"],
    subject: "account:read",
    effect: "write",
    route: {
      method: "POST",
      path: "/accounts/{accountId}/escalations",
      summary: "Raise an escalation to the coordinator",
    },
    input: shape.raiseInput,
    output: shape.raisedOutput,
  }).handler(({ input, caller }) => raiseAs(input, caller)),
  triage: door({
    ...coordinateOne,
    route: { method: "PATCH", path: "/escalations/{escalationId}", summary: "Set category and severity" },
    input: shape.triageInput,
    output: shape.changed,
  }).handler(({ input, caller }) => steps.triageEscalation(input, caller)),
  route: door({
    ...coordinateMany,
    route: { method: "POST", path: "/escalations/route", summary: "Route to a desk, or to one specialist of it" },
    input: shape.routeInput,
    output: shape.changed,
  }).handler(({ input: { escalationIds, ...to }, caller }) => steps.routeEscalations(escalationIds, to, caller)),
  takeBack: door({
    ...coordinateMany,
    route: { method: "POST", path: "/escalations/take-back", summary: "Take back from the desk" },
    input: shape.manyInput,
    output: shape.changed,
  }).handler(({ input, caller }) => steps.takeBack(input.escalationIds, caller)),
  withdrawQuestion: door({
    ...coordinateOne,
    route: { method: "POST", path: "/escalations/{escalationId}/withdraw-question", summary: "Need no reply any more" },
    input: shape.oneInput,
    output: shape.changed,
  }).handler(({ input, caller }) => steps.withdrawQuestion(input.escalationId, caller)),
  merge: door({
    ...coordinateOne,
    route: { method: "POST", path: "/escalations/{escalationId}/merge", summary: "Merge into another of the account" },
    input: shape.mergeInput,
    output: shape.changed,
  }).handler(({ input, caller }) => steps.mergeEscalation(input.escalationId, input.intoId, caller)),
  close: door({
    ...coordinateMany,
    route: { method: "POST", path: "/escalations/close", summary: "Close with an outcome" },
    input: shape.closeInput,
    output: shape.changed,
  }).handler(({ input: { escalationIds, ...how }, caller }) => steps.closeEscalations(escalationIds, how, caller)),
  reopen: door({
    ...coordinateMany,
    route: { method: "POST", path: "/escalations/reopen", summary: "Reopen as it was" },
    input: shape.manyInput,
    output: shape.changed,
  }).handler(({ input, caller }) => steps.reopenEscalations(input.escalationIds, caller)),
  write: door({
    ...takePart,
    route: { method: "POST", path: "/escalations/{escalationId}/messages", summary: "Write in the thread" },
    input: shape.writeInput,
    output: shape.made,
  }).handler(({ input, caller }) => writeMessage(input, caller)),
  removeAttachment: door({
    ...takePart,
    route: {
      method: "DELETE",
      path: "/escalations/{escalationId}/attachments/{attachmentId}",
      summary: "Remove a file of mine that was not sent yet",
    },
    input: shape.removeAttachmentInput,
    output: shape.changed,
  }).handler(({ input, caller }) => removeAttachment(input, caller)),
  nameDeputy: door({
    ...coordinator,
    route: { method: "POST", path: "/escalations/deputies", summary: "Name who stands in for me, for a span of days" },
    input: shape.deputyInput,
    output: shape.made,
  }).handler(({ input, caller }) => nameDeputy(input, caller)),
  endDeputy: door({
    ...coordinator,
    route: { method: "DELETE", path: "/escalations/deputies/{deputyId}", summary: "End it before its last day" },
    input: shape.endDeputyInput,
    output: shape.changed,
  }).handler(({ input, caller }) => endDeputy(input.deputyId, caller)),
  setTargets: door({
    audience: ["admin"],
    subject: "admin",
    effect: "write",
    route: { method: "PUT", path: "/escalations/targets", summary: "Set how long escalations may take, by severity" },
    input: slaTargets,
    output: slaTargets,
  }).handler(({ input, caller }) => setTargets(input, caller.userId as number)),
};
