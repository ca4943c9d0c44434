import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { isRefusal, refuse } from "#lib/refusal.ts";
import { listFits, readFit } from "../read/fits.ts";
import { runsInput } from "../schema/backtest.ts";
import * as shape from "../schema/fit.ts";
import { modelSchema } from "../schema/model.ts";
import { startFit, takeFit } from "../write/fit.ts";

const id = z.coerce.number().int().positive();
const readers = { audience: ["csm", "manager", "coordinator", "admin"], subject: "none", effect: "read" } as const;

/** Weights fitted to who really left, beside the hand-made ones. */
export const fitDoors = {
  startFit: door({
    audience: ["manager", "admin"],
    subject: "none",
    effect: "write",
    route: { method: "POST", path: "/health/fits", summary: "Fit weights on the accounts that really left" },
    input: shape.fitInput,
    output: z.object({ id: z.number().int() }),
  }).handler(async ({ input, caller }) => {
    const run = await startFit(input, caller.userId, today(caller.timeZone));
    return isRefusal(run) ? run : { id: run };
  }),
  fit: door({
    ...readers,
    route: { method: "GET", path: "/health/fits/{runId}", summary: "A fit: its progress, weights and figures" },
    input: z.object({ runId: id }),
    output: shape.fitRun,
  }).handler(
    async ({ input }) =>
      (await readFit(input.runId)) ?? refuse("not-found", "There is no such fit. Only the last fifty are kept."),
  ),
  fits: door({
    ...readers,
    route: { method: "GET", path: "/health/fits", summary: "The fits of weights, newest first" },
    input: runsInput,
    output: shape.fitRuns,
  }).handler(({ input }) => listFits(input)),
  takeFit: door({
    audience: ["admin"],
    subject: "admin",
    effect: "write",
    route: { method: "POST", path: "/health/fits/{runId}/draft", summary: "Take fitted weights into a draft" },
    input: z.object({ runId: id }),
    output: modelSchema,
  }).handler(({ input, caller }) => takeFit(input.runId, caller.userId)),
};
