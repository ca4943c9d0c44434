import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { gateSchema } from "../schema/gate.ts";
import { readGate, startTrial } from "../write/gate.ts";

const id = z.coerce.number().int().positive();

/** A draft against the version in use, on the past, before it is published. */
export const gateDoors = {
  gate: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "none",
    effect: "read",
    route: { method: "GET", path: "/health-models/{modelId}/trial", summary: "How a draft did on the past" },
    input: z.object({ modelId: id }),
    output: gateSchema,
  }).handler(({ input, caller }) => readGate(input.modelId, today(caller.timeZone))),
  startTrial: door({
    audience: ["manager", "admin"],
    subject: "none",
    effect: "write",
    route: { method: "POST", path: "/health-models/{modelId}/trial", summary: "Try a draft on the past" },
    input: z.object({ modelId: id }),
    output: gateSchema,
  }).handler(({ input, caller }) => startTrial(input.modelId, caller.userId, today(caller.timeZone))),
};
