import { type ChildProcess, spawn } from "node:child_process";
import { openSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { markOf, type ProcessMark } from "#lib/launch/process.ts";

const largestLog = 20 * 1024 * 1024;

/** Long imports leave much behind row by row: V8 is asked to collect it early instead of letting memory grow. */
export const workerFlags = ["--max-semi-space-size=8", "--heap-growing-percent=30"];

export type Supervised = { mark: () => ProcessMark | undefined; stop: () => Promise<void>; ready: Promise<void> };
type Options = {
  name: string;
  root: string;
  log: string;
  environment: Record<string, string>;
  /** Called whenever the process behind the name has changed. */
  changed: () => void;
  /** Called when it cannot be kept alive. */
  gaveUp: (name: string) => void;
};

/**
 * Keeps `<name>.ts` running: starts it again when it ends by itself, ever more slowly, and gives up after eight times in a row. One
 * that was killed from outside, by a person or for want of memory, has no fault of its own: it comes again at once, always.
 */
export function supervise({ name, root, log, environment, changed, gaveUp }: Options): Supervised {
  let child: ChildProcess | undefined;
  let stopping = false;
  let failures = 0;
  let ready = () => {};
  const whenReady = new Promise<void>((done) => {
    ready = done;
  });

  const flags = name === "worker" ? workerFlags : [];

  const start = () => {
    const output = openLog(log, name);
    const began = Date.now();
    // In a group of its own, so that Ctrl-C reaches the launcher alone, which then ends things in order.
    child = spawn(process.execPath, [...flags, `${name}.ts`], {
      cwd: root,
      env: { ...process.env, ...environment, BELLWETHER_PROCESS: name },
      stdio: ["ignore", output, output, "ipc"],
      detached: true,
    });
    child.once("message", () => ready());
    child.once("exit", async (_code, signal) => {
      if (stopping) return;
      failures = signal === "SIGKILL" || Date.now() - began > 60_000 ? 1 : failures + 1;
      if (failures > 8) return gaveUp(name);
      await pause(Math.min(5_000, 250 * 2 ** failures));
      if (!stopping) start();
    });
    changed();
  };
  start();

  return {
    mark: () => (child?.pid ? markOf(child.pid) : undefined),
    ready: whenReady,
    stop: async () => {
      stopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const running = child;
      const gone = new Promise((done) => running.once("exit", done));
      running.kill("SIGTERM");
      const late = setTimeout(() => running.kill("SIGKILL"), 6_000);
      await gone;
      clearTimeout(late);
    },
  };
}

function openLog(folder: string, name: string): number {
  const file = join(folder, `${name}.log`);
  try {
    if (statSync(file).size > largestLog) renameSync(file, `${file}.1`);
  } catch {
    // the first start has no log yet
  }
  return openSync(file, "a", 0o600);
}
