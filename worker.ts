import { jobs as accounts } from "#lib/accounts/jobs.ts";
import { jobs as adoption } from "#lib/adoption/jobs.ts";
import { disconnect } from "#lib/db.ts";
import { jobs as health } from "#lib/health/jobs.ts";
import { jobs as imports } from "#lib/imports/jobs.ts";
import { jobs as ingest } from "#lib/ingest/jobs.ts";
import { enqueue, type Jobs } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";
import { jobs as metrics } from "#lib/metrics/jobs.ts";
import { stopWith } from "#lib/process-end.ts";
import { databaseAnswers } from "#lib/readiness.ts";
import { runJobs } from "#lib/run-jobs.ts";

/** What each noun runs in the background: the composition root of the jobs. */
const jobs: Jobs = { ...accounts, ...adoption, ...health, ...imports, ...ingest, ...metrics };

let running: Awaited<ReturnType<typeof runJobs>> | undefined;
stopWith(async () => {
  await running?.stop();
  await disconnect();
});
await databaseAnswers();
running = await runJobs(jobs);
log.info({ jobs: Object.keys(jobs) }, "working");
// an instance that was off for days has no room for events of today
await enqueue("ingest.partitions", {});
