import { today } from "#lib/clock.ts";
import type { Jobs } from "#lib/jobs.ts";
import { whenChanged } from "#lib/live/read.ts";
import { readCompanyTimeZone } from "#lib/metrics/read/definitions.ts";
import { backfillPast } from "./write/backfill.ts";
import { runBacktest } from "./write/backtest.ts";
import { watchDrift, watchDriftMonthly } from "./write/drift.ts";
import { runFit } from "./write/fit.ts";
import { runTrial } from "./write/gate.ts";
import { runPreview } from "./write/preview-run.ts";
import { rescoreDirty } from "./write/rescore.ts";
import { scoreBook } from "./write/score-book.ts";

const companyToday = async () => today(await readCompanyTimeZone());

/** Changes move scores within seconds; every hour the whole book is looked at, which also begins a new day. */
export const jobs: Jobs = {
  "health.drift": {
    run: async ({ again }: { again?: boolean }, { signal }) =>
      again ? watchDrift(await companyToday(), signal) : watchDriftMonthly(await companyToday(), signal),
    cron: "25 * * * *",
  },
  "health.gate": async ({ runId }: { runId: number }, { signal }) => runTrial(runId, await companyToday(), signal),
  "health.rescore-dirty": {
    run: async () => rescoreDirty(await companyToday()),
    everySeconds: 1,
    wakes: whenChanged("usage", "account"),
  },
  "health.score": { run: async () => scoreBook(await companyToday()), cron: "10 * * * *" },
  "health.preview": async ({ runId }: { runId: number }, { signal }) => runPreview(runId, await companyToday(), signal),
  "health.fit": async ({ runId }: { runId: number }, { signal }) => runFit(runId, signal),
  "health.backtest": async ({ runId }: { runId: number }, { signal }) => runBacktest(runId, signal),
  "health.backfill": async (_: unknown, { signal }) => backfillPast(await companyToday(), signal),
};
