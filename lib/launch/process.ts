import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** A process that cannot be mistaken for a later one with the same number. */
export type ProcessMark = { pid: number; born: string };

export function markOf(pid: number): ProcessMark | undefined {
  const born = process.platform === "linux" ? bornOnLinux(pid) : bornElsewhere(pid);
  return born === undefined ? undefined : { pid, born };
}

export function isRunning(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.born === mark.born;
}

/** Asks the processes to end, and after `patienceMs` makes them. */
export async function endAll(marks: ProcessMark[], patienceMs: number): Promise<void> {
  const left = () => marks.filter(isRunning);
  signal(left(), "SIGTERM");
  const until = Date.now() + patienceMs;
  while (left().length > 0 && Date.now() < until) await pause(50);
  signal(left(), "SIGKILL");
  while (left().length > 0) await pause(50);
}

function signal(marks: ProcessMark[], name: NodeJS.Signals): void {
  for (const { pid } of marks) {
    try {
      process.kill(pid, name);
    } catch {
      // gone meanwhile
    }
  }
}

function bornOnLinux(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function bornElsewhere(pid: number): string | undefined {
  const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() || undefined : undefined;
}
