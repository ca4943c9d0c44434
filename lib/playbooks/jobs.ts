import { today } from "#lib/clock.ts";
import type { Jobs } from "#lib/jobs.ts";
import { whenChanged } from "#lib/live/read.ts";
import { readCompanyTimeZone } from "#lib/metrics/read/definitions.ts";
import { askForBook, evaluateDue } from "./write/evaluate.ts";
import { installShipped } from "./write/install-shipped.ts";
import { runSteps } from "./write/run-steps.ts";

let installed = false;

/** The first look of a process sees to it that what ships is there. */
async function evaluate(): Promise<number> {
  if (!installed) await installShipped();
  installed = true;
  return evaluateDue(await companyToday());
}

const companyToday = async () => today(await readCompanyTimeZone());

/** Protocols follow the scores within seconds, and look at the whole book every day; steps are done as they come due. */
export const jobs: Jobs = {
  "playbooks.evaluate": {
    run: evaluate,
    everySeconds: 1,
    wakes: whenChanged("scores", "protocols"),
  },
  "playbooks.daily": {
    run: askForBook,
    cron: "35 * * * *",
  },
  "playbooks.steps": {
    run: async (_: unknown, { signal }) => runSteps({ asOf: await companyToday(), now: new Date() }, signal),
    everySeconds: 1,
    wakes: whenChanged("protocols"),
  },
};
