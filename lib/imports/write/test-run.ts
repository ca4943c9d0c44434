import { Readable } from "node:stream";
import { beforeEach } from "vitest";
import { db } from "#lib/db.ts";
import { testDatabase } from "#lib/test-database.ts";
import { createImport, moveImport, receiveFile } from "./imports.ts";
import { readFiles } from "./read-files.ts";
import { runImport } from "./run-import.ts";
import { undoImport } from "./undo.ts";

/** Test only: when imports of tests are run; their rows are older. */
export const clock = new Date("2026-06-30T12:00:00Z");

export type Files = Record<string, string | Buffer>;
export const accounts =
  "account_id,account_name,signup_date\nA1,One,2024-01-01\nA2,Two,2024-01-01\nA3,Three,2024-02-01\n";
export const subscriptions =
  "subscription_id,account_id,start_date,mrr\nS1,A1,2024-01-01,100\nS2,A2,2024-01-01,200.50\n";
export const usage = (events: number) =>
  `account_id,day,feature,events\nA1,2024-03-01,reports,${events}\nA1,2024-03-01,reports,1\nA1,2024-03-01,alerts,2\n`;

/** Test only: everything that imports write, emptied. */
export const emptied = `truncate account, product, feature, survey, custom_metric, usage_daily, usage_feature_daily, account_dirty, import, import_mapping,
  finance.import_chunk, finance.import_refused_row, finance.import_before, finance.money_custom_value, finance.revenue_movement cascade`;

/** Test only: a database for the whole file, empty before each test. */
export async function importDatabase() {
  const { admin } = await testDatabase();
  beforeEach(() => admin(emptied));
  return { admin, one: async (sql: string) => (await admin(sql))[0] };
}

/** Test only: the person who imports. */
export async function tester(): Promise<number> {
  const { id } = await db.appUser.upsert({
    where: { email: "admin@x.test" },
    create: { email: "admin@x.test", name: "Admin" },
    update: {},
  });
  return id;
}

/** Test only: uploads the files and reads them. */
export async function prepare(files: Files): Promise<number> {
  const id = await createImport(await tester());
  for (const [name, body] of Object.entries(files)) await receiveFile(id, name, Readable.from([Buffer.from(body)]));
  await moveImport(id, ["uploading"], "reading");
  await readFiles(id, clock);
  return id;
}

/** Test only: the same, and runs the import, or its dry run. */
export async function run(files: Files, as: "running" | "checking" = "running"): Promise<number> {
  const id = await prepare(files);
  await moveImport(id, ["mapping"], as, { startedAt: new Date() });
  await runImport(id, clock);
  return id;
}

/** Test only: takes an import back, and says what could not be. */
export async function undo(id: number) {
  await moveImport(id, ["done", "failed"], "undoing");
  await undoImport(id);
  const found = await db.import.findUniqueOrThrow({ where: { id } });
  return {
    state: found.state,
    conflicts: (found.totals as { conflicts?: { table: string; count: number }[] } | null)?.conflicts ?? [],
  };
}
