import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { importFolder } from "#lib/imports/write/import-folder.ts";
import { openBench } from "./bench-database.ts";
import { percentile, printTable } from "./print-table.ts";
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

const rounds = 3;

type Round = { floor: number; import: number; taken: number };

/** One after the other on the same accounts; what a round leaves behind is taken away before the next. */
async function rounded(): Promise<Round[]> {
  const database = await openBench("bench_import", true);
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    const userId = await makeUsageAccounts(client);
    const found: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      const floor = await copySeconds(client);
      const { seconds, taken } = await importSeconds(userId);
      found.push({ floor, import: seconds, taken });
      await client.query(
        "truncate usage_daily, account_dirty, import, finance.import_before, finance.import_chunk cascade",
      );
    }
    return found;
  } finally {
    await client.end();
    await database.stop();
  }
}

/** A million daily rows through the import, with checks and undo kept, against COPY of the same rows into the same table: the median of three. */
export async function benchImport(): Promise<void> {
  const found = await rounded();
  const taken = found[0]?.taken ?? 0;
  const median = (of: (round: Round) => number) => percentile(found.map(of), 0.5);
  const ratio = median((round) => round.floor / round.import);
  const ratios = found.map((round) => (round.floor / round.import).toFixed(2)).join(", ");
  printTable(`Import of ${taken} daily rows, median of ${rounds} rounds (${ratios})`, [
    {
      what: "rows a second, against COPY into the same table",
      measured: `${Math.round(taken / median((round) => round.import))} /s`,
      floor: `${Math.round(taken / median((round) => round.floor))} /s`,
      ratio: ratio.toFixed(2),
      target: "≥ 0.3",
      met: ratio >= 0.3,
    },
  ]);
}
