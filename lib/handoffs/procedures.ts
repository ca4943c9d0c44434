import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { listHanded } from "./read/list-handed.ts";
import { getHandoff, listHandoffs, maySeeHandoffs } from "./read/list-handoffs.ts";
import { mayWrite } from "./rules/steps.ts";
import * as shape from "./schema.ts";
import { draftOf } from "./write/draft-handoffs.ts";
import { handToSales, handToService } from "./write/hand-out.ts";
import { editHandoff, moveHandoff } from "./write/move-handoff.ts";

const id = z.coerce.number().int().positive();
/** Of the specialists only the sales desk: judged with the handoff itself. */
const everybody = { audience: ["csm", "manager", "coordinator", "specialist", "admin"], subject: "none" } as const;
const readers = {
  audience: ["csm", "manager", "coordinator", "admin"],
  subject: "account:all",
  effect: "read",
} as const;
const changeOne = { audience: ["csm", "manager"], subject: "account:change", effect: "write" } as const;
const made = z.object({ id: z.number() });
const raised = z.object({ reference: z.string() });

export const handoffs = {
  list: door({
    ...everybody,
    effect: "read",
    route: { method: "GET", path: "/handoffs", summary: "Customers handed from sales to success" },
    input: shape.handoffsInput,
    output: shape.handoffPage,
  }).handler(
    async ({ input, caller }) =>
      maySeeHandoffs(caller) ?? listHandoffs(input, { caller, asOf: today(caller.timeZone) }),
  ),
  get: door({
    ...everybody,
    effect: "read",
    route: { method: "GET", path: "/handoffs/{handoffId}", summary: "A handoff, and what became of it" },
    input: z.object({ handoffId: id }),
    output: shape.handoffDetail,
  }).handler(({ input, caller }) => getHandoff(input.handoffId, caller)),
  draft: door({
    audience: ["manager", "specialist"],
    subject: "none",
    effect: "write",
    route: { method: "POST", path: "/handoffs", summary: "Draft the handoff of a deal that was won" },
    input: shape.draftInput,
    output: made,
  }).handler(async ({ input, caller }) =>
    mayWrite(caller)
      ? draftOf(input.accountId, input.dealId, caller.userId)
      : refuse("forbidden", "Handoffs are written by the sales desk and by managers."),
  ),
  edit: door({
    audience: ["manager", "specialist"],
    subject: "none",
    effect: "write",
    route: { method: "PUT", path: "/handoffs/{handoffId}", summary: "Write a draft: goals, people, risks, promises" },
    input: shape.editHandoffInput,
    output: made,
  }).handler(({ input, caller }) => editHandoff(input, caller)),
  move: door({
    audience: ["csm", "manager", "coordinator", "specialist"],
    subject: "none",
    effect: "write",
    route: {
      method: "POST",
      path: "/handoffs/{handoffId}/steps",
      summary: "Submit, pass on, send back, accept or return a handoff",
    },
    input: shape.moveHandoffInput,
    output: made,
  }).handler(({ input, caller }) => moveHandoff(input, caller)),
  handed: door({
    ...readers,
    route: { method: "GET", path: "/handed-out", summary: "What success handed to sales or customer service" },
    input: shape.handedInput,
    output: shape.handedPage,
  }).handler(({ input, caller }) => listHanded(input, today(caller.timeZone))),
  toSales: door({
    ...changeOne,
    route: { method: "POST", path: "/accounts/{accountId}/handed-out/sales", summary: "Hand an opportunity to sales" },
    input: shape.toSalesInput,
    output: raised,
  }).handler(({ input, caller }) => handToSales(input, caller)),
  toService: door({
    ...changeOne,
    route: { method: "POST", path: "/accounts/{accountId}/handed-out/service", summary: "Hand a ticket to service" },
    input: shape.toServiceInput,
    output: raised,
  }).handler(({ input, caller }) => handToService(input, caller)),
};
