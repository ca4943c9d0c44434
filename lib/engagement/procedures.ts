import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { calendarDoors } from "./procedures/calendar.ts";
import { interactionDoors } from "./procedures/interactions.ts";
import { mailDoors } from "./procedures/mail.ts";
import { listAlerts, readAlertPrecision } from "./read/alert-precision.ts";
import { readBookState, readSince } from "./read/book-state.ts";
import { listPulses } from "./read/interactions.ts";
import { listNeeds } from "./read/need-attention.ts";
import * as alerts from "./schema/alerts.ts";
import * as shape from "./schema.ts";
import { decideAttention, rememberLook, reopenAttention } from "./write/decide-attention.ts";
import { givePulse } from "./write/record-interaction.ts";

const id = z.coerce.number().int().positive();
const readers = ["csm", "manager", "coordinator", "admin"] as const;
const seeOne = { audience: readers, subject: "account:read", effect: "read" } as const;
const changeOne = { audience: ["csm", "manager"], subject: "account:change", effect: "write" } as const;
const changeMany = { audience: ["csm", "manager"], subject: "accounts:change", effect: "write" } as const;
const seeAll = { audience: readers, subject: "account:all", effect: "read" } as const;
const self = { audience: ["csm", "manager"], subject: "self" } as const;
const made = z.object({ id: z.number() });
const page = z.object({ accountId: id, limit: z.coerce.number().int().min(1).max(200).default(50) });

export const engagement = {
  ...calendarDoors,
  ...interactionDoors,
  ...mailDoors,
  today: door({
    ...self,
    effect: "read",
    route: { method: "GET", path: "/today", summary: "Who needs me, why, and what next" },
    input: z.object({ limit: z.coerce.number().int().min(1).max(200).default(10) }),
    output: shape.todayOutput,
  }).handler(async ({ input, caller }) => {
    const asOf = today(caller.timeZone);
    const [needs, state, since] = await Promise.all([
      listNeeds(caller, asOf, input.limit),
      readBookState(caller, asOf),
      readSince(caller, asOf),
    ]);
    return { asOf, since, ...needs, ...state };
  }),
  looked: door({
    ...self,
    effect: "write",
    route: { method: "POST", path: "/today/looked", summary: "Remember that I have seen what is new" },
    input: z.object({}).optional(),
    output: z.object({ at: z.string() }),
  }).handler(({ caller }) => rememberLook(caller.userId as number)),
  decide: door({
    ...changeMany,
    route: { method: "POST", path: "/attention", summary: "Put accounts aside: done, snoozed, or not a real risk" },
    input: shape.decideInput,
    output: z.object({ decided: z.number(), ids: z.array(z.number()) }),
  }).handler(({ input, caller }) => decideAttention(input, caller, today(caller.timeZone))),
  reopen: door({
    ...changeMany,
    route: { method: "POST", path: "/attention/reopen", summary: "Take my decision about accounts back" },
    input: z.object({ accountIds: z.array(id).min(1).max(1000) }),
    output: z.object({ reopened: z.number() }),
  }).handler(({ input, caller }) => reopenAttention(input.accountIds, caller)),
  alertPrecision: door({
    ...seeAll,
    route: { method: "GET", path: "/alerts/precision", summary: "How many alerts of a model version were real risks" },
    input: alerts.alertScope,
    output: alerts.alertPrecision,
  }).handler(({ input, caller }) => readAlertPrecision(input, today(caller.timeZone))),
  alerts: door({
    ...seeAll,
    route: { method: "GET", path: "/alerts", summary: "Alerts that were judged: by whom, when and why" },
    input: alerts.alertRowsInput,
    output: alerts.alertRowPage,
  }).handler(({ input, caller }) => listAlerts(input, today(caller.timeZone))),
  pulses: door({
    ...seeOne,
    route: { method: "GET", path: "/accounts/{accountId}/pulses", summary: "How people saw an account over time" },
    input: page,
    output: z.array(shape.pulseRow),
  }).handler(({ input }) => listPulses(input.accountId, input.limit)),
  pulse: door({
    ...changeOne,
    route: { method: "POST", path: "/accounts/{accountId}/pulses", summary: "Say how I see an account, and why" },
    input: shape.pulseInput,
    output: made,
  }).handler(({ input, caller }) => givePulse(input, caller)),
};
