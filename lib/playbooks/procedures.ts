import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { interventionDoors } from "./procedures/interventions.ts";
import { readEffect } from "./read/effect.ts";
import { getProtocol, readChoices } from "./read/get-protocol.ts";
import { listMatches } from "./read/list-matches.ts";
import { listProtocols } from "./read/list-protocols.ts";
import { previewProtocol, readAlertWeeks } from "./read/preview.ts";
import * as shape from "./schema/protocols.ts";
import { madeSchema, protocolIdInput } from "./schema.ts";
import { archiveProtocol, discardDraft, saveDraft, setLimits, setMode } from "./write/protocols.ts";
import { dropMatches, releaseMatches, takeBackMatches } from "./write/release.ts";

const id = z.coerce.number().int().positive();
const see = { audience: ["csm", "manager", "coordinator", "admin"], subject: "account:all", effect: "read" } as const;
const change = { audience: ["admin"], subject: "admin", effect: "write" } as const;
const release = { audience: ["manager"], subject: "none", effect: "write" } as const;

export const playbooks = {
  list: door({
    ...see,
    route: { method: "GET", path: "/protocols", summary: "Every protocol: its mode, how often it fired, what waits" },
    input: z.object({}).optional(),
    output: shape.protocolList,
  }).handler(async ({ caller }) => ({ asOf: today(caller.timeZone), ...(await listProtocols()) })),
  get: door({
    ...see,
    route: { method: "GET", path: "/protocols/{protocolId}", summary: "A protocol with its draft and its versions" },
    input: protocolIdInput,
    output: shape.protocolDetail,
  }).handler(({ input, caller }) => getProtocol(input.protocolId, today(caller.timeZone))),
  choices: door({
    ...change,
    effect: "read",
    route: { method: "GET", path: "/protocols/choices", summary: "What a protocol can be made of" },
    input: z.object({}).optional(),
    output: shape.choices,
  }).handler(() => readChoices()),
  preview: door({
    ...see,
    route: { method: "GET", path: "/protocols/{protocolId}/preview", summary: "Who would fire now, by name" },
    input: shape.previewInput,
    output: shape.preview,
  }).handler(({ input, caller }) => previewProtocol(input, today(caller.timeZone))),
  alertWeeks: door({
    ...see,
    route: {
      method: "GET",
      path: "/protocols/{protocolId}/alert-weeks",
      summary: "How many alerts a week each CSM would have had",
    },
    input: protocolIdInput,
    output: shape.alertWeeks,
  }).handler(({ input, caller }) => readAlertWeeks(input.protocolId, today(caller.timeZone))),
  effect: door({
    ...see,
    route: {
      method: "GET",
      path: "/protocols/{protocolId}/effect",
      summary: "What a protocol is worth, against those that nothing was done for",
    },
    input: shape.effectInput,
    output: shape.effect,
  }).handler(({ input, caller }) => readEffect(input.protocolId, input.days, today(caller.timeZone))),
  matches: door({
    ...see,
    route: {
      method: "GET",
      path: "/protocol-matches",
      summary: "What waits at the start or over a limit, and what would have fired",
    },
    input: shape.matchesInput,
    output: shape.matchPage,
  }).handler(({ input, caller }) => listMatches(input, caller)),
  release: door({
    ...release,
    route: { method: "POST", path: "/protocol-matches/release", summary: "Release what waits, in whole or in part" },
    input: shape.releaseInput,
    output: shape.released,
  }).handler(({ input, caller }) => releaseMatches(input, caller, today(caller.timeZone))),
  leaveOut: door({
    ...release,
    route: { method: "POST", path: "/protocol-matches/leave-out", summary: "Leave what waits out" },
    input: shape.releaseInput,
    output: z.object({ dropped: z.number(), ids: z.array(z.number()), notYours: z.number() }),
  }).handler(({ input, caller }) => dropMatches(input, caller)),
  takeBack: door({
    ...release,
    route: { method: "POST", path: "/protocol-matches/take-back", summary: "Take my leaving out back" },
    input: z.object({ matchIds: z.array(id).min(1).max(2000) }),
    output: z.object({ back: z.number() }),
  }).handler(({ input, caller }) => takeBackMatches(input.matchIds, caller)),
  saveDraft: door({
    ...change,
    route: { method: "POST", path: "/protocols", summary: "Keep a draft of a protocol" },
    input: shape.saveDraftInput,
    output: madeSchema,
  }).handler(({ input, caller }) => saveDraft(input, caller.userId)),
  discardDraft: door({
    ...change,
    route: { method: "POST", path: "/protocols/{protocolId}/discard", summary: "Throw a draft away" },
    input: protocolIdInput,
    output: madeSchema,
  }).handler(({ input }) => discardDraft(input.protocolId)),
  setMode: door({
    ...change,
    route: {
      method: "POST",
      path: "/protocols/{protocolId}/mode",
      summary: "Switch a protocol off, into shadow, or on",
    },
    input: shape.setModeInput,
    output: madeSchema,
  }).handler(({ input, caller }) => setMode(input, caller.userId)),
  setLimits: door({
    ...change,
    route: {
      method: "POST",
      path: "/protocols/{protocolId}/limits",
      summary: "Set the weekly limit and the share held out",
    },
    input: shape.setLimitsInput,
    output: madeSchema,
  }).handler(({ input }) => setLimits(input)),
  archive: door({
    ...change,
    route: { method: "POST", path: "/protocols/{protocolId}/archive", summary: "Put a protocol of one's own away" },
    input: protocolIdInput,
    output: madeSchema,
  }).handler(({ input, caller }) => archiveProtocol(input.protocolId, caller.userId)),
  ...interventionDoors,
};
