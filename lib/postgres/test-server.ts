import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { generateClient } from "#lib/generate.ts";
import { prepareJobs } from "#lib/job-queue.ts";
import { migrate } from "#lib/migrate.ts";
import { startCluster } from "#lib/postgres/cluster.ts";
import { stopLeftover } from "#lib/postgres/leftover.ts";
import { provisionOwn } from "#lib/postgres/provision.ts";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    secret: string;
  }
}

const folder = join(import.meta.dirname, "..", "..", ".data", "test-servers");

/** One embedded server a test run, with a migrated database "template" that every test file clones. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  await removeDead();
  const data = join(folder, String(process.pid));
  const cluster = await startCluster(data, { throwAway: true });
  const secret = "a secret of tests only, of no use anywhere else";
  const urls = await provisionOwn(cluster.adminUrl, "template", secret);
  await migrate(urls.bw_owner);
  await prepareJobs(urls.bw_owner);
  project.provide("adminUrl", cluster.adminUrl("postgres"));
  project.provide("secret", secret);
  return async () => {
    await cluster.stop();
    rmSync(data, { recursive: true, force: true });
  };
}

async function removeDead(): Promise<void> {
  if (!existsSync(folder)) return;
  for (const pid of readdirSync(folder).filter((name) => !isAlive(Number(name)))) {
    await stopLeftover(join(folder, pid, "postgres", "cluster"));
    rmSync(join(folder, pid), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
