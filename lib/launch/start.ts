import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { generateClient } from "#lib/generate.ts";
import { buildIfStale } from "#lib/launch/build.ts";
import { type Database, openDatabase } from "#lib/launch/database.ts";
import { type Hold, takeHold } from "#lib/launch/hold.ts";
import { logReason } from "#lib/launch/log-reason.ts";
import { endAll } from "#lib/launch/process.ts";
import { assertPortFree, diskProblem, readSettings, type Settings } from "#lib/launch/settings.ts";
import { type Supervised, supervise } from "#lib/launch/supervise.ts";
import { childAddresses } from "#lib/postgres/roles.ts";
import { Problem } from "#lib/problem.ts";

const root = join(import.meta.dirname, "..", "..");

export type Options = {
  say: (line: string) => void;
  /** Fills an empty database with a demo of so many accounts; runs with the addresses of the roles in the environment. */
  seed: (accounts: number) => Promise<void>;
  /** What to tell when all is up, beside the address. */
  welcome: (address: string) => Promise<string[]>;
  /** "web" or "worker" to start one of them, for several machines on one DATABASE_URL. */
  only?: string | undefined;
};

const processes = { web: "server", worker: "worker" };

/** Brings everything up and keeps it up until the process is told to end; throws a Problem for what a person must put right. */
export async function start({ say, seed, welcome, only }: Options): Promise<void> {
  const began = Date.now();
  const settings = readSettings(root, process.env);
  const names = namesOf(only);
  const hold = await holdFolder(settings);
  const open: (() => Promise<void>)[] = [async () => hold.release()];
  const end = endOnce(open, say);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
  process.on("disconnect", () => end(0));
  try {
    if (names.includes("server")) await assertPortFree(settings.port);
    generateClient();
    say("Starting the database …");
    const database = await openDatabase(settings, () => end(1, "The database was lost and does not start again."), say);
    open.unshift(database.stop);
    Object.assign(process.env, environmentOf(settings, database));
    await seed(settings.demoAccounts);
    if (names.includes("server")) await buildIfStale(say);
    const children: Supervised[] = [];
    open.unshift(async () => void (await Promise.all(children.map((child) => child.stop()))));
    const lines = await welcome(settings.address);
    const startChild = startWith(settings, database, hold, children, end);
    for (const name of names) {
      startChild(name);
      // loading takes a core each: who waits for the pages is served before the worker loads
      if (name === "server") await serving(settings, children);
    }
    const where = names.includes("server") ? ` at ${settings.address}` : " (worker only)";
    say(`\nBellwether is ready${where}, after ${((Date.now() - began) / 1000).toFixed(1)} s`);
    for (const line of lines) say(line);
    say(`Logs are in ${join(settings.data, "logs")}. Ctrl-C stops everything.`);
  } catch (cause) {
    await end(1, cause);
  }
}

function namesOf(only: string | undefined): string[] {
  if (only === undefined) return Object.values(processes);
  const name = processes[only as keyof typeof processes];
  if (!name) throw new Problem(`--only takes "web" or "worker", not "${only}".`);
  return [name];
}

async function holdFolder(settings: Settings): Promise<Hold> {
  try {
    mkdirSync(join(settings.data, "logs"), { recursive: true });
    const hold = takeHold(join(settings.data, "running.json"), settings.address);
    if (!("release" in hold))
      throw new Problem(
        `Bellwether is already running on ${settings.data}, at ${hold.address} (process ${hold.launcher.pid}): use that one, stop it first, or set BELLWETHER_DATA and PORT for a second one.`,
      );
    if (hold.left) await endAll(hold.left.children, 3_000);
    return hold;
  } catch (cause) {
    throw cause instanceof Problem ? cause : diskProblem(settings.data, cause);
  }
}

type End = (code: number, why?: unknown) => Promise<void>;

function endOnce(open: (() => Promise<void>)[], say: (line: string) => void): End {
  let ending: Promise<void> | undefined;
  const end = async (code: number, why?: unknown) => {
    if (why === undefined) say("\nStopping …");
    setTimeout(() => process.exit(1), 9_500).unref();
    for (const close of open) await close().catch(() => undefined);
    if (why !== undefined) process.stderr.write(`\n${sentence(why)}\n`);
    process.exit(code);
  };
  return (code, why) => {
    ending ??= end(code, why);
    return ending;
  };
}

export function sentence(why: unknown): string {
  if (why instanceof Problem || typeof why === "string") return why instanceof Problem ? why.message : why;
  return `Bellwether met a fault of its own, please report it: ${why instanceof Error ? why.stack : String(why)}`;
}

function environmentOf(settings: Settings, database: Database): Record<string, string> {
  return {
    ...childAddresses(database.urls),
    BELLWETHER_SECRET: settings.secret,
    BELLWETHER_DATA: settings.data,
    PORT: String(settings.port),
    NODE_ENV: "production",
    DATABASE_URL: "",
  };
}

function startWith(settings: Settings, database: Database, hold: Hold, children: Supervised[], end: End) {
  const log = join(settings.data, "logs");
  const environment = environmentOf(settings, database);
  const changed = () => hold.record(children.flatMap((child) => child.mark() ?? []));
  const gaveUp = (name: string) => {
    const file = join(log, `${name}.log`);
    return end(1, `The ${name} process keeps ending (${logReason(file) ?? "it gave no reason"}): more is in ${file}.`);
  };
  return (name: string) => {
    children.push(supervise({ name, root, log, environment, changed, gaveUp }));
    changed();
  };
}

async function serving(settings: Settings, [web]: Supervised[]): Promise<void> {
  await web?.ready;
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`http://127.0.0.1:${settings.port}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    if (tries >= 60)
      throw new Problem(`The web server does not become ready: its reason is in ${settings.data}/logs/server.log.`);
    await pause(250);
  }
}
