import { config } from "#lib/config.ts";
import type { Jobs } from "#lib/jobs.ts";
import { wakeLines } from "./write/change-lines.ts";
import { findLostDeliveries } from "./write/channels.ts";
import { deliver } from "./write/deliver.ts";
import { makeDigests } from "./write/digests.ts";
import { purgeNotifications } from "./write/purge.ts";
import { findLostMails, sendDigest } from "./write/send-digest.ts";

export const jobs: Jobs = {
  "notifications.wake": { run: wakeLines, everySeconds: 30 },
  "notifications.deliver": async ({ deliveryId }: { deliveryId: string }, job) => deliver(deliveryId, job),
  "notifications.digests": { run: async () => makeDigests(new Date()), everySeconds: 60 },
  "notifications.mail": async ({ digestId }: { digestId: number }, job) => sendDigest(digestId, job),
  "notifications.find-lost": {
    run: async () => (await findLostDeliveries()) + (await findLostMails()),
    everySeconds: 600,
  },
  "notifications.purge": {
    run: async (_: unknown, { signal }) => purgeNotifications(new Date(), config.notificationDays, signal),
    cron: "50 * * * *",
  },
};
