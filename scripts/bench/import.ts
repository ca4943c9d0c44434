import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { importFolder } from "#lib/imports/write/import-folder.ts";
import { openBench } from "./bench-database.ts";
import { printTable } from "./print-table.ts";
import { makeUsageAccounts, usageAccounts, usageDays, usageRows, withUsageFile } from "./usage-file.ts";

async function copySeconds(client: pg.Client): Promise<number> {
  const began = performance.now();
  const sink = client.query(copyFrom("copy usage_daily (account_id, day, events, active_users) from stdin"));
  await pipeline(Readable.from(usageRows((account) => account, "\t")), sink);
  const seconds = (performance.now() - began) / 1000;
  await client.query("truncate usage_daily");
  await client.query("vacuum analyze");
  return seconds;
}

async function importSeconds(userId: number): Promise<{ seconds: number; taken: number }> {
  return withUsageFile(usageDays, async (folder) => {
    const began = performance.now();
    const report = await importFolder(folder, { userId });
    const taken = report.files.reduce((sum, one) => sum + one.taken, 0);
    if (taken !== usageAccounts * usageDays)
      throw new Error(`The import took ${taken} rows: ${JSON.stringify(report).slice(0, 800)}`);
    return { seconds: (performance.now() - began) / 1000, taken };
  });
}

/** A million daily rows through the import, with checks and undo kept, against COPY of the same rows into the same table. */
export async function benchImport(): Promise<void> {
  const database = await openBench("bench_import", true);
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    const userId = await makeUsageAccounts(client);
    const floor = await copySeconds(client);
    const { seconds, taken } = await importSeconds(userId);
    printTable(`Import of ${taken} daily rows`, [
      {
        what: "rows a second, against COPY into the same table",
        measured: `${Math.round(taken / seconds)} /s`,
        floor: `${Math.round(taken / floor)} /s`,
        ratio: (floor / seconds).toFixed(2),
        target: "≥ 0.3",
        met: floor / seconds >= 0.3,
      },
    ]);
  } finally {
    await client.end();
    await database.stop();
  }
}
