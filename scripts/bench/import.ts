import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { dayNumber, dayText } from "#lib/demo/rules/calendar.ts";
import { importFolder } from "#lib/imports/write/import-folder.ts";
import { openBench } from "./bench-database.ts";
import { printTable } from "./print-table.ts";

const accounts = 2_000;
const days = 500;
const firstDay = dayNumber("2024-01-01");

/** `name` says how a row calls its account: by our id for COPY, by the team's own id in the file. */
function* rows(name: (account: number) => string | number, separator: string): Generator<string> {
  for (let account = 1; account <= accounts; account++) {
    let text = "";
    for (let day = 0; day < days; day++) {
      const events = (account * 7 + day * 13) % 400;
      text += `${[name(account), dayText(firstDay + day), events, events % 40].join(separator)}\n`;
    }
    yield text;
  }
}

async function prepare(client: pg.Client): Promise<number> {
  const { rows: found } = await client.query<{ id: number }>(
    "insert into app_user (email, name) values ('bench@demo.bellwether.example', 'Bench') returning id",
  );
  await client.query("insert into user_role (user_id, role) values ($1, 'admin')", [found[0]?.id]);
  await client.query(
    "insert into account (name, external_id, customer_since) select 'Account ' || n, 'ACC-' || n, '2024-01-01' from generate_series(1, $1::int) n",
    [accounts],
  );
  return found[0]?.id ?? 0;
}

async function copySeconds(client: pg.Client): Promise<number> {
  const began = performance.now();
  const sink = client.query(copyFrom("copy usage_daily (account_id, day, events, active_users) from stdin"));
  await pipeline(Readable.from(rows((account) => account, "\t")), sink);
  const seconds = (performance.now() - began) / 1000;
  await client.query("truncate usage_daily");
  await client.query("vacuum analyze");
  return seconds;
}

async function importSeconds(userId: number): Promise<{ seconds: number; taken: number }> {
  const folder = mkdtempSync(join(tmpdir(), "bellwether-bench-"));
  try {
    const file = await open(join(folder, "usage.csv"), "w");
    await file.write("account_id,day,events,active_users\n");
    for (const text of rows((account) => `ACC-${account}`, ",")) await file.write(text);
    await file.close();
    const began = performance.now();
    const report = await importFolder(folder, { userId });
    const taken = report.files.reduce((sum, one) => sum + one.taken, 0);
    if (taken !== accounts * days)
      throw new Error(`The import took ${taken} rows: ${JSON.stringify(report).slice(0, 800)}`);
    return { seconds: (performance.now() - began) / 1000, taken };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A million daily rows through the import, with checks and undo kept, against COPY of the same rows into the same table. */
export async function benchImport(): Promise<void> {
  const database = await openBench("bench_import", true);
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    const userId = await prepare(client);
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
