import { enqueue, type Jobs } from "#lib/jobs.ts";
import { readFiles } from "./write/read-files.ts";
import { runImport } from "./write/run-import.ts";
import { undoImport } from "./write/undo.ts";

type Data = { importId: number };

/** What follows from imported rows is made by other nouns' jobs. */
export async function derive(): Promise<void> {
  await enqueue("metrics.derive", {});
  await enqueue("health.backfill", {});
  await enqueue("accounts.read-fields", {});
}

export const jobs: Jobs = {
  "imports.read": ({ importId }: Data) => readFiles(importId),
  "imports.run": async ({ importId }: Data, { signal }) => {
    if (await runImport(importId, signal)) await derive();
  },
  "imports.undo": async ({ importId }: Data) => {
    await undoImport(importId);
    await derive();
  },
};
