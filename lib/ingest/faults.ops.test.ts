import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually, TestInstance } from "#lib/launch/test-instance.ts";
import { TestVisitor } from "#lib/launch/test-visitor.ts";
import { type Cluster, freePort, startCluster } from "#lib/postgres/cluster.ts";
import { openBrowser, openPage } from "../../scripts/bench/open-page.ts";
import type { Findings } from "../../scripts/chaos/judge.ts";
import { Trial } from "../../scripts/chaos/trial.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, ".data", `ops-faults-${process.pid}`);
let cluster: Cluster;
let instance: TestInstance;
let trial: Trial;
let admin: TestVisitor;
let browser: Browser;
let screen: Page;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  cluster = await startCluster(join(folder, "given"), { throwAway: true });
  const environment = { DATABASE_URL: cluster.adminUrl("postgres"), BELLWETHER_SECRET: "of a test" };
  instance = new TestInstance(join(folder, "data"), await freePort());
  await instance.start(environment);
  const url = `http://localhost:${instance.port}`;
  admin = await new TestVisitor(url).signIn("ada@demo.bellwether.example");
  browser = await openBrowser();
  const stop = async () => undefined;
  screen = await openPage(browser, { url, cookieOf: async () => admin.cookies(), stop }, "ada");
  trial = new Trial(root, instance, environment);
  await trial.begin(1);
});

afterAll(async () => {
  await browser?.close();
  await instance?.end("SIGTERM");
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What belongs in the log: nobody who uses the product reads it. */
const inside =
  /prisma|ECONNREFUSED|too many clients|terminating connection|\bselect\s.+\sfrom\b|node_modules|\n\s+at\s\S+/i;
const sentence = /The database does not answer just now/;

async function expectItIsSaid(): Promise<void> {
  const ready = await admin.ask("/api/health/ready");
  expect([ready.status, await ready.json()]).toEqual([503, { ok: false, database: "down", missingMigrations: 0 }]);
  expect((await admin.ask("/api/health/live")).status).toBe(200);
  const event = await trial.probe();
  expect([429, 503]).toContain(event.status);
  expect(event.retryAfter).toBeGreaterThan(0);
  expect(JSON.parse(event.text)).toMatchObject({ success: false, message: expect.stringMatching(/Send it again/) });
  for (const path of ["/api/v1/accounts/count", "/api/rpc/accounts/count"]) {
    const asked = await admin.ask(path);
    const said = await asked.text();
    expect([path, asked.status]).toEqual([path, 503]);
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(inside);
  }
  const stranger = new TestVisitor(admin.address);
  const refused = await stranger.post("/api/auth/callback/credentials", { email: "ada@x.example", password: "x" });
  expect(await refused.text()).toMatch(/error=unavailable/);
  await screen.goto(`${admin.address}/accounts`);
  await screen.getByText("This did not load").waitFor();
  expect(await screen.locator("body").textContent()).not.toMatch(inside);
  expect(await screen.content()).not.toMatch(/prisma|ECONNREFUSED|too many clients/i);
}

const nothing: Omit<Findings, "acknowledged" | "rollupRows"> = {
  lost: [],
  twice: [],
  misplaced: [],
  withoutReceipt: 0,
  miscounted: 0,
  differences: [],
};

/** Without anybody's help: events, screens and the worker. */
async function expectItIsHealed(): Promise<void> {
  await eventually("events are taken again", 60, async () => {
    return (await instance.answers()) && (await trial.probe()).status === 200;
  });
  const before = trial.ledger.acknowledged.size;
  await eventually("all senders get on", 90, () => trial.ledger.acknowledged.size > before + 200);
  expect((await admin.ask("/accounts")).status).toBe(200);
  expect(await trial.judge()).toMatchObject(nothing);
  expect(trial.ledger.refused).toEqual([]);
}

async function expectScreenHeals(): Promise<void> {
  const again = screen.getByRole("button", { name: "Try again" });
  const healed = screen.getByRole("heading", { name: "Accounts", level: 1 });
  await again.or(healed).first().waitFor();
  // a page that broke with its frame comes back by itself, perhaps before anybody can click
  await again.click({ timeout: 5_000 }).catch(() => undefined);
  await healed.waitFor();
}

test("the database is restarted: said, survived, healed (issue 4, faults)", async () => {
  await cluster.stop();
  await expectItIsSaid();
  cluster = await startCluster(join(folder, "given"), { throwAway: true, port: cluster.port });
  await expectItIsHealed();
  await expectScreenHeals();
});

test("a worker that is started while the database is away waits for it, however long (issue 4, faults)", async () => {
  await cluster.stop();
  const before = instance.processes();
  instance.kill("worker");
  await eventually("another worker runs", 30, () => {
    const { worker } = instance.processes();
    return worker !== undefined && worker.pid !== before.worker?.pid;
  });
  const { worker } = instance.processes();
  await pause(5_000);
  const later = instance.processes().worker;
  cluster = await startCluster(join(folder, "given"), { throwAway: true, port: cluster.port });
  expect(later).toEqual(worker);
  await expectItIsHealed();
  expect(instance.processes().worker).toEqual(worker);
});

test("every connection is cut, again and again: healed, and nothing counts twice (issue 4, faults)", async () => {
  const client = new pg.Client({ connectionString: cluster.adminUrl("postgres") });
  await client.connect();
  let cut = 0;
  for (let times = 0; times < 8; times++) {
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
    );
    cut += rowCount ?? 0;
    await pause(250);
  }
  await client.end();
  expect(cut).toBeGreaterThan(8);
  await expectItIsHealed();
});

/** Takes every connection there is, also those that are in use. */
async function takeEveryConnection(mine: pg.Client[]): Promise<void> {
  const open = async () => {
    const client = new pg.Client({ connectionString: cluster.adminUrl("postgres") });
    client.on("error", () => undefined);
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    if (connected) mine.push(client);
    return connected;
  };
  await open();
  const [first] = mine as [pg.Client];
  const { rows } = await first.query<{ most: number }>("select current_setting('max_connections')::int as most");
  // one that is being refused holds a place for a moment
  while (mine.length < (rows[0]?.most ?? 0)) {
    while (await open());
    await first.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'bw\\_%' and backend_type = 'client backend'",
    );
  }
}

test("another program takes every connection: said, survived, healed when they are free (issue 4, faults)", async () => {
  const taken: pg.Client[] = [];
  try {
    await takeEveryConnection(taken);
    expect(taken.length).toBeGreaterThan(50);
    await expectItIsSaid();
  } finally {
    await Promise.all(taken.map((client) => client.end()));
  }
  await expectItIsHealed();
  await expectScreenHeals();
});

test("a worker that is killed nine times in a row comes back: nobody has to start it (issue 4, faults)", async () => {
  for (let times = 0; times < 9; times++) {
    const before = instance.processes().worker;
    instance.kill("worker");
    await eventually("another worker runs", 30, () => {
      const { worker } = instance.processes();
      return worker !== undefined && worker.pid !== before?.pid;
    });
  }
  await expectItIsHealed();
});

test("after all of it everything that was sent is stored once, and every account is scored again", async () => {
  await trial.settle();
  expect(await trial.judge()).toMatchObject(nothing);
  expect(await trial.unscored(90)).toBe(0);
});
