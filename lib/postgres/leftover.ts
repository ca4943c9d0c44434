import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Stops a server that a killed launcher left behind in this cluster folder, and removes a stale postmaster.pid. */
export async function stopLeftover(cluster: string): Promise<void> {
  const file = join(cluster, "postmaster.pid");
  const pid = postmasterPid(file);
  if (pid === undefined) return;
  if (isPostgres(pid)) {
    await end(pid, "SIGINT", 8_000);
    if (isPostgres(pid)) await end(pid, "SIGQUIT", 3_000);
    if (isPostgres(pid)) await end(pid, "SIGKILL", 3_000);
  }
  if (!isPostgres(pid)) rmSync(file, { force: true });
}

function postmasterPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

// The number may since belong to another program: on Linux /proc tells, elsewhere a live process counts as ours.
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== "linux") return true;
  try {
    const state = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0];
    return state !== "Z" && readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "postgres";
  } catch {
    return false;
  }
}

async function end(pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  const until = Date.now() + patienceMs;
  while (Date.now() < until && isPostgres(pid)) await pause(50);
}
