import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportDetail } from "#lib/imports/schema.ts";
import { eventually, TestInstance } from "#lib/launch/test-instance.ts";
import { TestVisitor } from "#lib/launch/test-visitor.ts";
import { type Cluster, freePort, startCluster } from "#lib/postgres/cluster.ts";

const folder = join(import.meta.dirname, "..", "..", "..", ".data", `ops-import-${process.pid}`);
const accounts = 1_000;
const rows = 600_000;
let cluster: Cluster;
let instance: TestInstance;
let database: pg.Client;
let ada: TestVisitor;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  cluster = await startCluster(join(folder, "given"), { throwAway: true });
  const address = cluster.adminUrl("postgres");
  instance = new TestInstance(join(folder, "data"), await freePort());
  await instance.start({ DATABASE_URL: address, BELLWETHER_SECRET: "of a test" });
  database = new pg.Client({ connectionString: address });
  await database.connect();
  ada = await new TestVisitor(`http://localhost:${instance.port}`).signIn("ada@demo.bellwether.example");
});

afterAll(async () => {
  await database?.end();
  await instance?.end("SIGTERM");
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function rest<T>(method: string, path: string, body?: string): Promise<T> {
  const answer = await ada.ask(path, { method, ...(body === undefined ? {} : { body }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

const get = (importId: number) => rest<ImportDetail>("GET", `/api/v1/imports/${importId}`);
const upload = (importId: number, name: string, lines: string[]) =>
  rest("POST", `/api/uploads?importId=${importId}&name=${name}`, `${lines.join("\n")}\n`);

/** Every account and day comes twice, each time with one event: what counts twice, or not at all, shows in the sum. */
function usage(): string[] {
  const lines = ["account_id,day,events"];
  for (let n = 0; n < rows; n++) {
    const day = new Date(Date.UTC(2023, 0, 1 + (Math.floor(n / accounts) % (rows / accounts / 2))));
    lines.push(`K${n % accounts},${day.toISOString().slice(0, 10)},1`);
  }
  return lines;
}

test("a worker killed with -9 in the middle of an import: the next one goes on, and every row counts once (X12)", async () => {
  const { importId } = await rest<{ importId: number }>("POST", "/api/v1/imports");
  const named = Array.from({ length: accounts }, (_, n) => `K${n},Account ${n},2023-01-01`);
  await upload(importId, "accounts.csv", ["account_id,account_name,signup_date", ...named]);
  await upload(importId, "usage.csv", usage());
  await rest("POST", `/api/v1/imports/${importId}/recognise`);
  await eventually("the files are read", 60, async () => (await get(importId)).state === "mapping");
  await rest("POST", `/api/v1/imports/${importId}/run`);
  await eventually("it is well under way", 60, async () => (await get(importId)).rowsDone > 50_000);
  const before = instance.processes().worker;
  instance.kill("worker");
  const half = await get(importId);
  expect(half.state).toBe("running");
  expect(half.rowsDone).toBeLessThan(rows);
  await eventually("another worker runs", 20, () => {
    const { worker } = instance.processes();
    return worker !== undefined && worker.pid !== before?.pid;
  });
  await eventually("the import is through", 120, async () => (await get(importId)).state === "done");
  expect(await get(importId)).toMatchObject({
    rowsTotal: rows + accounts,
    rowsDone: rows + accounts,
    rowsTaken: rows + accounts,
    rowsRefused: 0,
  });
  const { rows: counted } = await database.query(
    `select count(*)::int as days, sum(u.events)::int as events, count(distinct u.account_id)::int as accounts
       from usage_daily u join account a on a.id = u.account_id where a.external_id ~ '^K\\d+$'`,
  );
  expect(counted).toEqual([{ days: rows / 2, events: rows, accounts }]);
});
