import { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { holdsGrant } from "#lib/finance/read.ts";
import { isRefusal } from "#lib/refusal.ts";
import { gateSchema } from "../schema/gate.ts";
import { readGate, startTrial } from "../write/gate.ts";

const id = z.coerce.number().int().positive();

async function forCaller(gate: Awaited<ReturnType<typeof readGate>>, caller: Caller) {
  return isRefusal(gate) ? gate : { ...gate, mayReadMoney: await holdsGrant(caller) };
}

/** A draft against the version in use, on the past, before it is published. */
export const gateDoors = {
  gate: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/health-models/{modelId}/trial", summary: "How a draft did on the past" },
    input: z.object({ modelId: id }),
    output: gateSchema,
  }).handler(async ({ input, caller }) => forCaller(await readGate(input.modelId, today(caller.timeZone)), caller)),
  startTrial: door({
    audience: ["manager", "admin"],
    subject: "none",
    effect: "write",
    route: { method: "POST", path: "/health-models/{modelId}/trial", summary: "Try a draft on the past" },
    input: z.object({ modelId: id }),
    output: gateSchema,
  }).handler(async ({ input, caller }) =>
    forCaller(await startTrial(input.modelId, caller.userId, today(caller.timeZone)), caller),
  ),
};
