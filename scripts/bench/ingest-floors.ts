import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** Everything that a batch writes, but for the marks of what is to be derived again. */
export const ingestTables = [
  "event_receipt",
  "raw_event",
  "event_daily",
  "event_property_daily",
  "usage_person_daily",
  "usage_feature_person_daily",
  "usage_feature_daily",
  "usage_daily",
  "account_dirty",
] as const;

export const emptyTables = (client: pg.Client) => client.query(`truncate ${ingestTables.join(", ")}, adoption_dirty`);

/**
 * Takes what batches have left in the tables, empties them, and copies the same rows in again: a share of each table with a commit for each
 * batch, as the batches did. Returns the seconds of the copying.
 */
export async function copyAgain(admin: pg.Client, address: string, batches: number): Promise<number> {
  const lines = new Map<string, string[]>();
  for (const table of ingestTables) {
    const all = await text(admin.query(copyTo(`copy (select * from ${table}) to stdout`)));
    lines.set(table, all.split("\n").slice(0, -1));
  }
  await emptyTables(admin);
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const began = performance.now();
    for (let batch = 0; batch < batches; batch++) {
      await client.query("begin");
      for (const [table, all] of lines) {
        const part = all.slice((all.length * batch) / batches, (all.length * (batch + 1)) / batches);
        const sink = () => client.query(copyFrom(`copy ${table} from stdin`));
        if (part.length > 0) await pipeline(Readable.from([`${part.join("\n")}\n`]), sink());
      }
      await client.query("commit");
    }
    return (performance.now() - began) / 1000;
  } finally {
    await client.end();
  }
}

/** One row a commit by so many clients at once into one table, as pgbench would: how many a second. */
export async function commitRate(admin: pg.Client, address: string, clients: number, seconds: number): Promise<number> {
  await admin.query(
    "create table if not exists bench_commit (id bigserial primary key, at timestamptz not null, body jsonb not null)",
  );
  await admin.query("truncate bench_commit; grant all on bench_commit, bench_commit_id_seq to public");
  let committed = 0;
  const until = performance.now() + seconds * 1000;
  const one = async () => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      await client.query("set synchronous_commit = on");
      const insert = { name: "insert", text: "insert into bench_commit (at, body) values (now(), $1)" };
      const values = [JSON.stringify({ plan: "pro", amount: 1, path: "/reports/weekly" })];
      for (; performance.now() < until; committed++) await client.query({ ...insert, values });
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  return committed / seconds;
}
