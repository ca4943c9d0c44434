import { jobs as accounts } from "#lib/accounts/jobs.ts";
import { jobs as adoption } from "#lib/adoption/jobs.ts";
import { jobs as audit } from "#lib/audit/jobs.ts";
import { disconnect } from "#lib/db.ts";
import { jobs as engagement } from "#lib/engagement/jobs.ts";
import { jobs as escalations } from "#lib/escalations/jobs.ts";
import { jobs as handoffs } from "#lib/handoffs/jobs.ts";
import { jobs as health } from "#lib/health/jobs.ts";
import { jobs as imports } from "#lib/imports/jobs.ts";
import { jobs as ingest } from "#lib/ingest/jobs.ts";
import { enqueue, type Jobs } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";
import { jobs as metrics } from "#lib/metrics/jobs.ts";
import { jobs as notifications } from "#lib/notifications/jobs.ts";
import { jobs as playbooks } from "#lib/playbooks/jobs.ts";
import { stopWith } from "#lib/process-end.ts";
import { jobs as promises } from "#lib/promises/jobs.ts";
import { databaseAnswers } from "#lib/readiness.ts";
import { jobs as requests } from "#lib/requests/jobs.ts";
import { runJobs } from "#lib/run-jobs.ts";
import { jobs as tasks } from "#lib/tasks/jobs.ts";

/** What each noun runs in the background: the composition root of the jobs. */
const jobs: Jobs = {
  ...accounts,
  ...adoption,
  ...audit,
  ...engagement,
  ...escalations,
  ...handoffs,
  ...health,
  ...imports,
  ...ingest,
  ...metrics,
  ...notifications,
  ...playbooks,
  ...promises,
  ...requests,
  ...tasks,
};

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
