import type { Jobs } from "#lib/jobs.ts";
import { readFields } from "./write/read-fields.ts";

/** `accounts.read-fields`: those given when they change, what changed after an import, everything after one was taken back. */
export const jobs: Jobs = {
  "accounts.read-fields": (asked: { fieldIds?: number[]; changed?: boolean }) => readFields(asked),
};
