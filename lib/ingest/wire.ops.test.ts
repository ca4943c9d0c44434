import { mkdirSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, TestInstance } from "#lib/launch/test-instance.ts";
import { hashSecret, newSecret } from "#lib/people/rules.ts";
import { type Cluster, freePort, startCluster } from "#lib/postgres/cluster.ts";

const folder = join(import.meta.dirname, "..", "..", ".data", `ops-wire-${process.pid}`);
const secret = newSecret("bw_ingest");
let cluster: Cluster;
let instance: TestInstance;
let database: pg.Client;
let environment: Record<string, string>;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  cluster = await startCluster(join(folder, "given"), { throwAway: true });
  const address = cluster.adminUrl("postgres");
  environment = { DATABASE_URL: address, BELLWETHER_SECRET: "of a test" };
  instance = new TestInstance(join(folder, "data"), await freePort());
  await instance.start(environment);
  database = new pg.Client({ connectionString: address });
  await database.connect();
  await database.query("update account set external_id = 'load' where id = (select min(id) from account)");
  await database.query(
    `insert into api_key (name, kind, prefix, secret_hash, scopes, user_id, created_by)
     select 'Load', 'ingest', 'bw_ingest', $1, '{ingest}', id, id from app_user order by id limit 1`,
    [hashSecret(secret)],
  );
});

afterAll(async () => {
  await database?.end();
  await instance?.end("SIGTERM");
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The message ids that were stored, in order; each as often as it was. */
async function stored(like: string): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    'select message_id as id from raw_event where message_id like $1 order by message_id collate "C"',
    [like],
  );
  return rows.map(({ id }) => id);
}
async function counted(): Promise<number> {
  const { rows } = await database.query("select coalesce(sum(sent), 0)::int as n from usage_daily");
  return rows[0].n;
}

const event = (messageId: string) => ({
  event: "Saved",
  userId: "u1",
  context: { groupId: "load" },
  messageId,
});

/** Sends one event on a connection that stays open; its status, or null when the connection was refused or cut. */
function send(agent: Agent, messageId: string): Promise<number | null> {
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  return new Promise((done) => {
    const asked = request(
      { port: instance.port, path: "/v1/track", method: "POST", agent, headers: { authorization } },
      (answer) => {
        answer.resume();
        answer.on("end", () => done(answer.statusCode ?? 0));
        answer.on("error", () => done(null));
      },
    );
    asked.on("error", () => done(null));
    asked.end(JSON.stringify(event(messageId)));
  });
}

test("SIGTERM under load: every request that was accepted is stored and answered, and the end is in order (issue 4, faults)", async () => {
  const answered: string[] = [];
  const statuses = new Set<number>();
  const sender = async (name: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let n = 0; ; n++) {
      const id = `term-${name}-${n}`;
      const status = await send(agent, id);
      if (status === null) return agent.destroy();
      statuses.add(status);
      answered.push(id);
    }
  };
  const senders = Promise.all(Array.from({ length: 20 }, (_, name) => sender(name)));
  await eventually("events come in", 60, () => answered.length > 500);
  expect(await instance.end("SIGTERM")).toBe(0);
  await senders;
  expect([...statuses]).toEqual([200]);
  expect(await stored("term-%")).toEqual(answered.sort());
  expect(await counted()).toBe(answered.length);
  await instance.start(environment);
});
