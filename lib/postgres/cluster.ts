import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { chownSync, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Binaries, locateBinaries } from "#lib/postgres/binaries.ts";
import { stopLeftover } from "#lib/postgres/leftover.ts";
import { secretFile } from "#lib/postgres/secret.ts";
import { NoSpace, Problem } from "#lib/problem.ts";

export type Cluster = {
  port: number;
  /** Superuser address of a database of this cluster; never handed to a child process. */
  adminUrl: (database: string) => string;
  process: ChildProcess;
  stop: () => Promise<void>;
};

type Options = {
  /** Gives up durability for speed: tests only. */
  throwAway?: boolean;
  port?: number;
  /** The web server's port, which is free until that starts. */
  notPort?: number;
};

const mega = 1024 * 1024;
/** A new cluster grows at once; an old one needs little to run, and that only until room is made. */
const minimumFree = { first: 300 * mega, again: 50 * mega };

/** Starts the embedded PostgreSQL of a data folder on a free loopback port; creates the cluster on first use. */
export async function startCluster(data: string, options: Options = {}): Promise<Cluster> {
  mkdirSync(data, { recursive: true, mode: 0o755 });
  const { value: password, name } = secretFile(join(data, "postgres-password"));
  const binaries = locateBinaries(data, name);
  const folder = join(binaries.home, "cluster");
  const isThere = existsSync(join(folder, "ready"));
  assertSpace(binaries.home, isThere ? minimumFree.again : minimumFree.first);
  await stopLeftover(folder);
  if (!isThere) await initialise(binaries, folder, password, options.throwAway === true);

  const port = options.port ?? (await freePort(options.notPort));
  const child = await start(binaries, folder, port, options.throwAway === true);
  return {
    port,
    adminUrl: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
    process: child,
    stop: () => stop(child),
  };
}

function assertSpace(home: string, least: number): void {
  const { bavail, bsize } = statfsSync(existsSync(home) ? home : dirname(home));
  if (bavail * bsize < least) throw noSpace(home, `less than ${least / mega} MB are free`);
}

function noSpace(folder: string, why: string): NoSpace {
  return new NoSpace(
    `The disk of the database is full (${why} at ${folder}): free some space, or set BELLWETHER_DATA to another disk.`,
  );
}

function failed(folder: string, sentence: string, output: string): Problem {
  const why = lastLine(output);
  return /no space left/i.test(output) ? noSpace(folder, why) : new Problem(`${sentence}: ${why}`);
}

// The marker is written last: a cluster folder without it is the rest of an interrupted initdb.
async function initialise(binaries: Binaries, folder: string, password: string, throwAway: boolean): Promise<void> {
  mkdirSync(binaries.home, { recursive: true, mode: 0o700 });
  rmSync(folder, { recursive: true, force: true });
  const passwordFile = join(binaries.home, `initial-${randomBytes(6).toString("hex")}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (binaries.account) chownSync(passwordFile, binaries.account.uid, binaries.account.gid);
  const flags = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums"];
  if (throwAway) flags.push("--no-sync");
  const child = spawn(
    binaries.initdb,
    [`--pgdata=${folder}`, `--pwfile=${passwordFile}`, ...flags],
    settings(binaries),
  );
  const output = collect(child);
  const code = await new Promise<number | null>((done) => child.once("close", done).once("error", () => done(-1)));
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw failed(folder, `The database could not be created in ${folder}`, output());
  writeFileSync(join(folder, "ready"), "");
}

/** An eighth of the machine's memory, between 128 MB and 2 GB: PostgreSQL keeps what batches change in there, whatever else is stored. */
function sharedMegabytes(): number {
  // of a container its own limit, where it has one
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.round(Math.min(2048, Math.max(128, memory / mega / 8)));
}

async function start(binaries: Binaries, folder: string, port: number, throwAway: boolean): Promise<ChildProcess> {
  const set: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "120",
    shared_buffers: `${throwAway ? 64 : sharedMegabytes()}MB`,
    max_wal_size: "2GB",
    // the working set is in memory or on flash: the planner's default is for spinning disks
    random_page_cost: "1.1",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(throwAway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const flags = Object.entries(set).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  for (let attempt = 1; ; attempt++) {
    const child = spawn(binaries.postgres, ["-D", folder, ...flags], { ...settings(binaries), detached: true });
    const output = collect(child);
    if (await isReady(child, output)) return child;
    // Backends of a killed server take a moment to go, and hold its shared memory until then.
    const passes = child.signalCode === "SIGKILL" || /shared memory|lock file/i.test(output());
    if (attempt >= 20 || !passes) throw failed(folder, "The database did not start", output());
    await pause(500);
  }
}

function isReady(child: ChildProcess, output: () => string): Promise<boolean> {
  return new Promise((done) => {
    child.stderr?.on("data", () => {
      if (output().includes("ready to accept connections")) done(true);
    });
    child.once("close", () => done(false)).once("error", () => done(false));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGINT");
  const patience = new AbortController();
  const late = pause(6_000, undefined, { signal: patience.signal }).then(
    () => child.kill("SIGQUIT"),
    () => undefined,
  );
  await gone;
  patience.abort();
  await late;
}

function settings({ account, home }: Binaries) {
  const { PATH, TZ } = process.env;
  return { ...account, cwd: home, env: { PATH, TZ, LC_ALL: "C" } as unknown as NodeJS.ProcessEnv };
}

function collect(child: ChildProcess): () => string {
  let text = "";
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString("utf8")).slice(-16_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  child.once("error", (error) => keep(Buffer.from(String(error))));
  return () => text;
}

function lastLine(text: string): string {
  const lines = text.trim().split("\n");
  return lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? "no reason was given";
}

/** Ports that no system hands out by itself (Linux from 32768, others from 49152), so that what is free now still is when it is used. */
const ownPorts = { from: 20_000, to: 32_767 };

/** A loopback port that nothing uses, other than `except`. */
export async function freePort(except?: number): Promise<number> {
  for (let tries = 1; ; tries++) {
    const port = randomInt(ownPorts.from, ownPorts.to + 1);
    if (port !== except && (await isFree(port))) return port;
    if (tries >= 100)
      throw new Problem("No free port was found for the database: stop some of the programs that listen.");
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
}
