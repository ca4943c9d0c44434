import type { Jobs } from "#lib/jobs.ts";
import { draftWonDeals } from "./write/draft-handoffs.ts";

export const jobs: Jobs = {
  "handoffs.draft-won-deals": { run: () => draftWonDeals(), everySeconds: 60 },
};
