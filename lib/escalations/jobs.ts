import type { Jobs } from "#lib/jobs.ts";
import { purgeUnsent } from "./write/attachments.ts";

/** What was attached to a message that was never sent does not stay. */
export const jobs: Jobs = { "escalations.purge": { run: () => purgeUnsent(new Date()), cron: "20 3 * * *" } };
