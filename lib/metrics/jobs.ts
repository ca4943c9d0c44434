import { today } from "#lib/clock.ts";
import type { Jobs } from "#lib/jobs.ts";
import { whenChanged } from "#lib/live/read.ts";
import { readCompanyTimeZone } from "./read/definitions.ts";
import { followBook, followChanges, followClosed, makeFigures, turnDay } from "./write/follow-changes.ts";
import { followScope } from "./write/scope.ts";

const companyToday = async () => today(await readCompanyTimeZone());

/** Runs `follow`, then rests so many times as long as that took: a large book must not keep the worker busy with nothing else. */
function resting(follow: (asOf: string) => Promise<boolean>, times: number): () => Promise<void> {
  let restUntil = 0;
  return async () => {
    const began = Date.now();
    if (began < restUntil || !(await follow(await companyToday()))) return;
    restUntil = Date.now() + times * (Date.now() - began);
  };
}

/**
 * `metrics.derive` after an import; `metrics.rescope` after a change of products in scope; `metrics.refresh` follows changes of single
 * accounts, `metrics.book` those of the whole book, `metrics.closed` both in the periods that are over; `metrics.daily` moves the day on.
 */
export const jobs: Jobs = {
  "metrics.derive": async () => makeFigures(await companyToday()),
  "metrics.rescope": async () => followScope(await companyToday()),
  "metrics.refresh": {
    run: async () => followChanges(await companyToday()),
    everySeconds: 1,
    wakes: whenChanged("accounts"),
  },
  "metrics.book": { run: resting(followBook, 4), everySeconds: 2 },
  "metrics.closed": { run: resting(followClosed, 9), everySeconds: 10 },
  "metrics.daily": { run: async () => turnDay(await companyToday()), cron: "5 * * * *" },
};
