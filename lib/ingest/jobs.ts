import { config } from "#lib/config.ts";
import type { Jobs } from "#lib/jobs.ts";
import { backfillProperty } from "./write/event-properties.ts";
import { recountFeatures } from "./write/feature-recount.ts";
import { goOnUndoing, undoHistory } from "./write/history-undo.ts";
import { countNamesWhenLarge } from "./write/name-counts.ts";
import { keepPartitions, readRawFrom } from "./write/partitions.ts";
import { purge } from "./write/purge.ts";
import { releaseEverywhere, releaseWaiting } from "./write/release.ts";
import { releaseKnown } from "./write/stripe-customers.ts";

export const jobs: Jobs = {
  "ingest.count-names": { run: countNamesWhenLarge, everySeconds: 60 },
  "ingest.measure-property": async ({ propertyId }: { propertyId: number }, { signal }) =>
    backfillProperty(propertyId, await readRawFrom(new Date(), config.rawDays), signal),
  "ingest.partitions": { run: async () => keepPartitions(new Date(), config.rawDays), cron: "5 * * * *" },
  "ingest.purge": {
    run: async (_: unknown, { signal }) => purge(new Date(), config.rawDays, signal),
    cron: "35 * * * *",
  },
  "ingest.recount-features": async (_: unknown, { signal }) =>
    recountFeatures(await readRawFrom(new Date(), config.rawDays), signal),
  "ingest.release": async ({ sourceId }: { sourceId: number }, { signal }) => releaseWaiting(sourceId, signal),
  "ingest.release-stripe": { run: async (_: unknown, { signal }) => releaseKnown(signal), cron: "* * * * *" },
  "ingest.release-everywhere": { run: async () => releaseEverywhere(), cron: "* * * * *" },
  "ingest.go-on-undoing": { run: async () => goOnUndoing(), cron: "* * * * *" },
  "ingest.undo-history": async ({ loadId }: { loadId: number }, { signal }) => undoHistory(loadId, signal),
};
