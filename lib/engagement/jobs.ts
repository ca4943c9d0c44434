import type { Jobs } from "#lib/jobs.ts";
import { readCalendars } from "./write/calendar.ts";
import { purgeMail } from "./write/purge-mail.ts";

export const jobs: Jobs = {
  "engagement.read-calendars": { run: (_data, { signal }) => readCalendars(signal), cron: "17 * * * *" },
  "engagement.purge-mail": { run: async (_data, { signal }) => purgeMail(new Date(), signal), cron: "40 * * * *" },
};
