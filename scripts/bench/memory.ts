import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { db } from "#lib/db.ts";
import { beginStep, createImport, receiveFile } from "#lib/imports/write/imports.ts";
import { workerFlags } from "#lib/launch/supervise.ts";
import { openBench } from "./bench-database.ts";
import { printTable } from "./print-table.ts";
import { makeUsageAccounts, usageAccounts, usageDays, withUsageFile } from "./usage-file.ts";

const root = join(import.meta.dirname, "..", "..");
const most = 300;

/** Resident megabytes of a process and of all that it started. */
function residentMegabytes(pid: number): number {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" }).trim().split("\n");
  const rows = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const [own = 0, parent = 0] of rows) if (family.has(parent)) family.add(own);
  }
  return rows.reduce((sum, [own = 0, , kilobytes = 0]) => sum + (family.has(own) ? kilobytes : 0), 0) / 1024;
}

/** The most that a process took at any of ten looks a second, until `end` is there. */
async function peakUntil(pid: number, end: Promise<unknown>): Promise<number> {
  let peak = 0;
  const ended = end.then(() => true);
  do peak = Math.max(peak, residentMegabytes(pid));
  while (!(await Promise.race([ended, pause(100, false)])));
  return peak;
}

function started(args: string[], environment: Record<string, string>): { child: ChildProcess; end: Promise<unknown> } {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  return { child, end: new Promise((done) => child.once("exit", done)) };
}

/** The whole command, for one day of use (2,000 rows) and for 500 days (a million): what the rows cost is the difference. */
async function commandPeak(adminUrl: string, secret: string, days: number): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), "bellwether-bench-data-"));
  try {
    return await withUsageFile(days, (folder) => {
      const environment = { DATABASE_URL: adminUrl, BELLWETHER_SECRET: secret, BELLWETHER_DATA: data };
      const { child, end } = started([join("scripts", "import.mjs"), folder], environment);
      return peakUntil(child.pid ?? 0, end);
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function upload(userId: number): Promise<number> {
  return withUsageFile(usageDays, async (folder) => {
    const importId = await createImport(userId);
    await receiveFile(importId, "usage.csv", createReadStream(join(folder, "usage.csv")));
    return importId;
  });
}

async function reach(importId: number, state: string): Promise<void> {
  for (;;) {
    const found = await db.import.findUniqueOrThrow({ where: { id: importId } });
    if (found.state === state) return;
    if (found.state === "failed") throw new Error(`The import failed: ${found.error}`);
    await pause(200);
  }
}

/** A worker as the launcher starts it, idle for some seconds, then with a million rows to read and to write. */
async function workerPeak(userId: number): Promise<{ idle: number; peak: number }> {
  const importId = await upload(userId);
  const { child, end } = started([...workerFlags, "worker.ts"], { BELLWETHER_PROCESS: "worker" });
  try {
    await pause(8_000);
    const idle = residentMegabytes(child.pid ?? 0);
    const work = async () => {
      await beginStep(importId, { from: ["uploading"], to: "reading", job: "imports.read" });
      await reach(importId, "mapping");
      await beginStep(importId, {
        from: ["mapping"],
        to: "running",
        job: "imports.run",
        more: { startedAt: new Date() },
      });
      await reach(importId, "done");
    };
    return { idle, peak: await peakUntil(child.pid ?? 0, work()) };
  } finally {
    child.kill("SIGTERM");
    await end;
  }
}

/** What importing a million daily rows takes above idle, in the worker and in `npm run import`. */
export async function benchMemory(): Promise<void> {
  const database = await openBench("bench_memory", true);
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    const userId = await makeUsageAccounts(client);
    const secret = process.env.BELLWETHER_SECRET ?? "";
    const worker = await workerPeak(userId);
    const idle = await commandPeak(database.adminUrl, secret, 1);
    const peak = await commandPeak(database.adminUrl, secret, usageDays);
    const line = (what: string, found: { idle: number; peak: number }) => ({
      what,
      measured: `${found.peak.toFixed(0)} MB`,
      floor: `${found.idle.toFixed(0)} MB idle`,
      ratio: `+${(found.peak - found.idle).toFixed(0)} MB`,
      target: `< ${most} MB above`,
      met: found.peak - found.idle < most,
    });
    printTable(`Resident memory of importing ${usageAccounts * usageDays} daily rows`, [
      line("worker (upload in the browser)", worker),
      line("npm run import", { idle, peak }),
    ]);
  } finally {
    await client.end();
    await database.stop();
  }
}
