import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "#lib/launch/test-instance.ts";
import { TestVisitor } from "#lib/launch/test-visitor.ts";
import { migrate, migrationNames } from "#lib/migrate.ts";
import { hashPassword } from "#lib/people/write/sign-in.ts";
import { freePort, startCluster } from "#lib/postgres/cluster.ts";
import { provisionOwn, withClient } from "#lib/postgres/provision.ts";
import { secretFile } from "#lib/postgres/secret.ts";

const root = join(import.meta.dirname, "..", "..");
// beside the tree: in one that only root can read, two data folders with the same secret would share one database
const folder = join(tmpdir(), `bellwether-upgrade-${process.pid}`);
const place = (name: string) => join(folder, name);

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(async () => {
  for (const instance of made) await instance.end("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

const made: TestInstance[] = [];
async function instanceIn(data: string): Promise<TestInstance> {
  const instance = new TestInstance(data, await freePort());
  made.push(instance);
  return instance;
}

/** `npm run backup|restore -- FOLDER` for a data folder, as written in the README. */
function run(script: "backup" | "restore", data: string, target: string) {
  const env = { ...process.env, BELLWETHER_DATA: data, DATABASE_URL: "" };
  const options = { cwd: root, env, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.mjs`, target], options);
  return { status, said: stdout + stderr };
}

/** What must be the same after a restore: counts by health, the figures of the targets, the accounts. */
async function figures(instance: TestInstance) {
  const tomas = await new TestVisitor(`http://localhost:${instance.port}`).signIn("tomas@demo.bellwether.example");
  const paths = ["/accounts/count", "/metrics", "/accounts?pageSize=50", "/accounts/1/timeline"];
  const answers = await Promise.all(paths.map((path) => tomas.door("GET", path)));
  // the database adds fractions in any order: their last digit is nobody's
  return JSON.parse(
    JSON.stringify(answers, (_, value) => (typeof value === "number" ? Number(value.toPrecision(12)) : value)),
  );
}

test("backup → restore elsewhere → the same figures and sign-ins (README, back up and restore)", async () => {
  const first = await instanceIn(place("first"));
  await first.start();
  const before = await figures(first);
  expect(JSON.stringify(before).length).toBeGreaterThan(10_000);
  const running = run("backup", first.data, place("copy"));
  expect(running).toMatchObject({ status: 1, said: expect.stringContaining("is running at") });
  await first.end("SIGTERM");
  expect(run("backup", first.data, place("copy"))).toMatchObject({ status: 0 });
  expect(run("backup", first.data, place("copy"))).toMatchObject({ status: 1 });
  expect(run("restore", first.data, place("copy"))).toMatchObject({ status: 1 });
  rmSync(first.data, { recursive: true });

  const second = await instanceIn(place("second"));
  expect(run("restore", second.data, place("copy"))).toMatchObject({ status: 0 });
  await second.start();
  expect(await figures(second)).toEqual(before);
  expect(readFileSync(join(second.data, "secret"))).toEqual(readFileSync(place("copy/secret")));
  await second.end("SIGTERM");
});

test("what is no backup, and no folder at all, are refused with a sentence", () => {
  expect(run("restore", place("third"), folder)).toMatchObject({
    status: 1,
    said: expect.stringContaining("no backup"),
  });
  expect(run("backup", place("third"), place("x"))).toMatchObject({
    status: 1,
    said: expect.stringContaining("no database"),
  });
});

test("an instance that an earlier version made starts with this one, with its data (README, upgrade)", async () => {
  const data = place("old");
  const names = migrationNames();
  const earlier = names.slice(0, -3);
  mkdirSync(data);
  const { value: secret } = secretFile(join(data, "secret"));
  const cluster = await startCluster(data);
  const urls = await provisionOwn(cluster.adminUrl, "bellwether", secret);
  expect(await migrate(urls.bw_owner, earlier)).toEqual(earlier);
  const hash = await hashPassword("a password of long ago");
  await withClient(urls.bw_owner, async (client) => {
    await client.query(
      `insert into app_user (email, name, password_hash, status) values ('olga@own.example', 'Olga', $1, 'active')`,
      [hash],
    );
    await client.query("insert into user_role (user_id, role) select id, 'admin' from app_user");
    await client.query("insert into account (name) select 'Old customer ' || n from generate_series(1, 30) n");
    await client.query("insert into contact (account_id, name) select id, 'Somebody' from account");
    await client.query(
      "insert into usage_daily (account_id, day, events, active_users) select id, current_date - n, 5, 2 from account, generate_series(1, 40) n",
    );
  });
  await cluster.stop();

  const instance = await instanceIn(data);
  await instance.start();
  expect(instance.output).not.toContain("demo company");
  const olga = new TestVisitor(`http://localhost:${instance.port}`);
  await olga.signIn("olga@own.example", "a password of long ago");
  expect(await olga.door("GET", "/accounts/count")).toMatchObject({ total: 30 });
  const ready = await (await olga.ask("/api/health/ready")).json();
  expect(ready).toEqual({ ok: true, database: "up", missingMigrations: 0 });
  await instance.end("SIGTERM");
});
