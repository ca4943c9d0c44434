import { acting } from "#lib/acting.ts";
import { enqueue, type Jobs } from "#lib/jobs.ts";
import { readFiles } from "./write/read-files.ts";
import { runImport } from "./write/run-import.ts";
import { undoImport } from "./write/undo.ts";
import { forgetSent } from "./write/upsert-once.ts";

type Data = { importId: number };

/** The import is the record of its rows, with what they replaced. */
const inBulk = <T>(importId: number, work: () => Promise<T>) => acting({ bulk: `import ${importId}` }, work);

/** What follows from imported rows is made by other nouns' jobs; `undone` accounts look as if they had not changed since. */
export async function derive({ undone = false } = {}): Promise<void> {
  await enqueue("metrics.derive", {});
  await enqueue("health.backfill", {});
  await enqueue("accounts.read-fields", undone ? {} : { changed: true });
}

export const jobs: Jobs = {
  "imports.forget-sent": { run: async (_: unknown, { signal }) => forgetSent(new Date(), signal), cron: "45 * * * *" },
  "imports.read": ({ importId }: Data) => readFiles(importId),
  "imports.run": async ({ importId }: Data, { signal }) => {
    if (await inBulk(importId, () => runImport(importId, new Date(), signal))) await derive();
  },
  "imports.undo": async ({ importId }: Data) => {
    await inBulk(importId, () => undoImport(importId));
    await derive({ undone: true });
  },
};
