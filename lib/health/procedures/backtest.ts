import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { isRefusal, refuse } from "#lib/refusal.ts";
import { listBacktests, readBacktest } from "../read/prediction-runs.ts";
import * as shape from "../schema/backtest.ts";
import { startBacktest } from "../write/backtest.ts";
import { cancelRun } from "../write/prediction-run.ts";

const id = z.coerce.number().int().positive();
const readers = { audience: ["csm", "manager", "coordinator", "admin"], subject: "none", effect: "read" } as const;
const testers = { audience: ["manager", "admin"], subject: "none", effect: "write" } as const;
const started = z.object({ id: z.number().int() });

/** Back-tests of models and measures on accounts that really left. */
export const backtestDoors = {
  startBacktest: door({
    ...testers,
    route: {
      method: "POST",
      path: "/health/back-tests",
      summary: "Test models or measures on accounts that really left",
    },
    input: shape.backtestInput,
    output: started,
  }).handler(async ({ input, caller }) => {
    const run = await startBacktest(input, caller.userId, today(caller.timeZone));
    return isRefusal(run) ? run : { id: run };
  }),
  cancelRun: door({
    ...testers,
    route: { method: "POST", path: "/health/runs/{runId}/cancel", summary: "Stop a back-test or a fit" },
    input: z.object({ runId: id }),
    output: started,
  }).handler(({ input, caller }) => cancelRun(input.runId, caller)),
  run: door({
    ...readers,
    route: {
      method: "GET",
      path: "/health/back-tests/{runId}",
      summary: "A back-test: its progress, and what it found",
    },
    input: z.object({ runId: id }),
    output: shape.backtestRun,
  }).handler(
    async ({ input }) =>
      (await readBacktest(input.runId)) ??
      refuse("not-found", "There is no such back-test. Only the last fifty are kept."),
  ),
  runs: door({
    ...readers,
    route: { method: "GET", path: "/health/back-tests", summary: "The back-tests, newest first" },
    input: shape.runsInput,
    output: shape.backtestRuns,
  }).handler(({ input }) => listBacktests(input)),
};
