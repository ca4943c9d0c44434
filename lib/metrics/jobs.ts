import { today } from "#lib/clock.ts";
import type { Jobs } from "#lib/jobs.ts";
import { whenChanged } from "#lib/live/read.ts";
import { readCompanyTimeZone } from "./read/definitions.ts";
import { followChanges, makeFigures, turnDay } from "./write/follow-changes.ts";
import { followScope } from "./write/scope.ts";

const companyToday = async () => today(await readCompanyTimeZone());
let restUntil = 0;

async function refresh(): Promise<void> {
  if (Date.now() < restUntil) return;
  const began = Date.now();
  if (!(await followChanges(await companyToday()))) return;
  // a large book must not keep the worker busy with nothing else
  restUntil = Date.now() + 4 * (Date.now() - began) - 4_000;
}

/** `metrics.derive` after an import; `metrics.rescope` after a change of products in scope; `metrics.refresh` follows every other change; `metrics.daily` moves the day on. */
export const jobs: Jobs = {
  "metrics.derive": async () => makeFigures(await companyToday()),
  "metrics.rescope": async () => followScope(await companyToday()),
  "metrics.refresh": { run: refresh, everySeconds: 1, wakes: whenChanged("accounts") },
  "metrics.daily": { run: async () => turnDay(await companyToday()), cron: "5 * * * *" },
};
