import type { Jobs } from "#lib/jobs.ts";

export const jobs: Jobs = {};
