import { setTimeout as pause } from "node:timers/promises";
import { prepareJobs } from "#lib/job-queue.ts";
import { diskProblem, type Settings } from "#lib/launch/settings.ts";
import { migrate } from "#lib/migrate.ts";
import { type Cluster, startCluster } from "#lib/postgres/cluster.ts";
import { provisionGiven, provisionOwn } from "#lib/postgres/provision.ts";
import type { RoleUrls } from "#lib/postgres/roles.ts";
import { NoSpace, Problem } from "#lib/problem.ts";

const databaseName = "bellwether";

export type Database = { urls: RoleUrls; stop: () => Promise<void> };

type Say = (line: string) => void;

/**
 * The database of the settings, started if it is ours, with roles and migrations; kept running until `stop`. `lost` is called when
 * it cannot be; on a full disk it waits for room and says so.
 */
export async function openDatabase(settings: Settings, lost: () => void, say: Say = () => {}): Promise<Database> {
  if (settings.databaseUrl) {
    const urls = await provisionGiven(settings.databaseUrl, settings.secret);
    await prepare(urls);
    return { urls, stop: async () => undefined };
  }
  const cluster = await startOwn(settings);
  try {
    const urls = await provisionOwn(cluster.adminUrl, databaseName, settings.secret);
    await prepare(urls);
    return { urls, stop: keepRunning(cluster, settings, lost, say) };
  } catch (cause) {
    await cluster.stop();
    throw cause;
  }
}

async function startOwn(settings: Settings): Promise<Cluster> {
  try {
    return await startCluster(settings.data, { notPort: settings.port });
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw diskProblem(settings.data, cause);
  }
}

async function prepare(urls: RoleUrls): Promise<void> {
  await migrate(urls.bw_owner);
  await prepareJobs(urls.bw_owner);
}

// The addresses hold the port, so a server that died comes back on the same one.
function keepRunning(first: Cluster, settings: Settings, lost: () => void, say: Say): () => Promise<void> {
  let cluster = first;
  let stopping = false;
  const restart = async () => {
    try {
      cluster = await startAgain(settings, first.port, say, () => stopping);
      if (stopping) await cluster.stop();
      else watch();
    } catch {
      if (!stopping) lost();
    }
  };
  const watch = () =>
    cluster.process.once("exit", () => {
      if (!stopping) void restart();
    });
  watch();
  return async () => {
    stopping = true;
    await cluster.stop();
  };
}

async function startAgain(settings: Settings, port: number, say: Say, stopping: () => boolean): Promise<Cluster> {
  for (let tries = 1; ; tries++) {
    try {
      return await startCluster(settings.data, { port });
    } catch (cause) {
      if (stopping() || (tries >= 5 && !(cause instanceof NoSpace))) throw cause;
      if (tries === 1 && cause instanceof NoSpace) say(`${cause.message} Bellwether goes on when there is room.`);
      await pause(1_000);
    }
  }
}
