import { disconnect } from "#lib/db.ts";
import { jobs } from "#lib/playbooks/jobs.ts";
import { stopWith } from "#lib/process-end.ts";
import { runJobs } from "#lib/run-jobs.ts";

/** A worker that does nothing but the steps of interventions. */
const steps = jobs["playbooks.steps"];
if (!steps) throw new Error("There is no such job.");
const running = await runJobs({ "playbooks.steps": steps });
stopWith(async () => {
  await running.stop();
  await disconnect();
});
