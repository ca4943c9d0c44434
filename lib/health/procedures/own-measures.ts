import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { readDistribution } from "../read/distribution.ts";
import { listOwnMeasures } from "../read/measures.ts";
import { isOffered, listOwnSources } from "../read/own-sources.ts";
import * as shape from "../schema/own-measure.ts";
import { changeOwnMeasure, makeOwnMeasure, noSuchSource } from "../write/own-measures.ts";

const readers = ["csm", "manager", "coordinator", "admin"] as const;
const reads = { audience: readers, subject: "none", effect: "read" } as const;
const changes = { audience: ["admin"], subject: "admin", effect: "write" } as const;

/** A team's own measures: from which columns, how read, with which curve. */
export const ownMeasureDoors = {
  ownMeasures: door({
    ...reads,
    route: { method: "GET", path: "/health-measures", summary: "The team's own measures" },
    input: z.object({}).optional(),
    output: z.array(shape.ownMeasureSchema),
  }).handler(() => listOwnMeasures()),
  ownSources: door({
    ...reads,
    audience: ["manager", "admin"],
    route: { method: "GET", path: "/health-measures/sources", summary: "What a measure can be made of" },
    input: z.object({}).optional(),
    output: z.array(shape.ownSourceChoiceSchema),
  }).handler(() => listOwnSources()),
  tryMeasure: door({
    ...reads,
    audience: ["manager", "admin"],
    route: {
      method: "POST",
      path: "/health-measures/try",
      summary: "How a measure lies among accounts that stayed and left",
    },
    input: z.object({ spec: shape.ownSpecSchema }),
    output: shape.distributionSchema,
  }).handler(async ({ input, caller }) =>
    (await isOffered(input.spec.source))
      ? readDistribution(input.spec, today(caller.timeZone))
      : refuse("invalid", noSuchSource),
  ),
  makeMeasure: door({
    ...changes,
    route: { method: "POST", path: "/health-measures", summary: "Make a measure from a column of the data" },
    input: shape.makeOwnInput,
    output: shape.ownMeasureSchema,
  }).handler(({ input, caller }) => makeOwnMeasure(input, caller.userId)),
  changeMeasure: door({
    ...changes,
    route: { method: "PATCH", path: "/health-measures/{measureId}", summary: "Rename, move or archive an own measure" },
    input: shape.changeOwnInput,
    output: shape.ownMeasureSchema,
  }).handler(({ input }) => changeOwnMeasure(input)),
};
