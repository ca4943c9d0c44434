import { today } from "#lib/clock.ts";
import type { Jobs } from "#lib/jobs.ts";
import { whenChanged } from "#lib/live/read.ts";
import { readCompanyTimeZone } from "#lib/metrics/read/definitions.ts";
import { refreshAdoption, refreshSums } from "./write/refresh.ts";

let restUntil = 0;

async function addUp(): Promise<void> {
  if (Date.now() < restUntil) return;
  const began = Date.now();
  if (!(await refreshSums())) return;
  // a large book must not keep the worker busy with nothing else
  restUntil = Date.now() + 4 * (Date.now() - began) - 1_000;
}

/** `adoption.refresh` follows every change of use, and makes all figures again once the day has turned; `adoption.sums` adds them up. */
export const jobs: Jobs = {
  "adoption.refresh": {
    run: async (_: unknown, { signal }) => refreshAdoption(today(await readCompanyTimeZone()), signal),
    everySeconds: 1,
    wakes: whenChanged("usage", "account"),
  },
  "adoption.sums": { run: addUp, everySeconds: 1, wakes: whenChanged("adoption") },
};
