import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { takeHold } from "#lib/launch/hold.ts";
import { diskProblem, readSettings, type Settings } from "#lib/launch/settings.ts";
import { locateBinaries } from "#lib/postgres/binaries.ts";
import { stopLeftover } from "#lib/postgres/leftover.ts";
import { secretFile } from "#lib/postgres/secret.ts";
import { Problem } from "#lib/problem.ts";

/** What a backup holds, wherever the machine keeps it: the two secrets and the database's files. */
const secrets = ["secret", "postgres-password"];
const copying = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true } as const;

/**
 * Copies a stopped Bellwether with the embedded database into a new folder: a cold copy, complete by itself. Throws a
 * Problem when it runs, when the folder is there, or when the database is the person's own.
 */
export async function backUp(root: string, target: string): Promise<void> {
  const to = resolve(target);
  await alone(root, async (settings) => {
    if (existsSync(to))
      throw new Problem(`${to} is there already: name a folder that is not, so that no backup is lost.`);
    if (!existsSync(join(settings.data, "postgres-password")))
      throw new Problem(`There is no database in ${settings.data} yet.`);
    const { home } = homeOf(settings);
    await stopLeftover(join(home, "cluster"));
    const partial = `${to}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true, mode: 0o700 });
    for (const name of secrets) cpSync(join(settings.data, name), join(partial, name), copying);
    copyCluster(join(home, "cluster"), join(partial, "cluster"));
    renameSync(partial, to);
  });
}

/** Puts a backup into a data folder without a database, and gives its files to the account that PostgreSQL runs as. */
export async function restore(root: string, source: string): Promise<void> {
  const from = resolve(source);
  if (!existsSync(join(from, "cluster", "ready"))) throw new Problem(`${from} is no backup of Bellwether's.`);
  await alone(root, async (settings) => {
    if (existsSync(join(settings.data, "postgres-password"))) assertEmpty(homeOf(settings).home);
    for (const name of secrets) cpSync(join(from, name), join(settings.data, name), { ...copying, force: true });
    const { home, account } = homeOf(settings);
    assertEmpty(home);
    const partial = join(home, "cluster.partial");
    mkdirSync(home, { recursive: true, mode: 0o700 });
    rmSync(partial, { recursive: true, force: true });
    copyCluster(join(from, "cluster"), partial);
    if (account) give(home, account.uid, account.gid);
    renameSync(partial, join(home, "cluster"));
  });
}

// PostgreSQL refuses a folder that others may read, and copying does not keep that
function copyCluster(from: string, to: string): void {
  cpSync(from, to, copying);
  chmodSync(to, 0o700);
}

function assertEmpty(home: string): void {
  if (existsSync(join(home, "cluster")))
    throw new Problem(
      `${home} holds a database already: move it away first, or set BELLWETHER_DATA to an empty folder.`,
    );
}

function give(folder: string, uid: number, gid: number): void {
  const { status, stderr } = spawnSync("chown", ["-R", `${uid}:${gid}`, folder], { encoding: "utf8" });
  if (status !== 0) throw new Problem(`${basename(folder)} could not be given to PostgreSQL's account: ${stderr}`);
}

function homeOf({ data }: Settings) {
  return locateBinaries(data, secretFile(join(data, "postgres-password")).name);
}

/** With the data folder held, so that nothing starts on it meanwhile. */
async function alone(root: string, use: (settings: Settings) => Promise<void>): Promise<void> {
  if (process.env.DATABASE_URL)
    throw new Problem("DATABASE_URL is set: back up and restore that database with PostgreSQL's own tools.");
  const settings = readSettings(root, process.env);
  const hold = takeHold(join(settings.data, "running.json"), settings.address);
  if (!("release" in hold)) throw new Problem(`Bellwether is running at ${hold.address}: stop it first.`);
  try {
    await use(settings);
  } catch (cause) {
    throw cause instanceof Problem ? cause : diskProblem(settings.data, cause);
  } finally {
    hold.release();
  }
}
