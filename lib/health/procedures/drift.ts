import { z } from "zod";
import { door } from "#lib/door.ts";
import { enqueue } from "#lib/jobs.ts";
import { readDrift } from "../read/drift.ts";
import { driftReport } from "../schema/drift.ts";

/** What became of the measures, month by month. */
export const driftDoors = {
  drift: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "none",
    effect: "read",
    route: {
      method: "GET",
      path: "/health/drift",
      summary: "Measures that have died, turned or shifted within a year",
    },
    input: z.object({}).optional(),
    output: driftReport.nullable(),
  }).handler(() => readDrift()),
  startDrift: door({
    audience: ["manager", "admin"],
    subject: "none",
    effect: "write",
    route: { method: "POST", path: "/health/drift", summary: "Look at the measures again, before the month is over" },
    input: z.object({}).optional(),
    output: z.object({ started: z.boolean() }),
  }).handler(async () => ({ started: await enqueue("health.drift", { again: true }) })),
};
