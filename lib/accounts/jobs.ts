import type { Jobs } from "#lib/jobs.ts";
import { readFields } from "./write/read-fields.ts";

/** `accounts.read-fields` after an import or when a field changes: all fields, or those given. */
export const jobs: Jobs = {
  "accounts.read-fields": ({ fieldIds }: { fieldIds?: number[] }) => readFields(fieldIds),
};
