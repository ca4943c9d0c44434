import { join } from "node:path";
import { today } from "#lib/clock.ts";
import { disconnect } from "#lib/db.ts";
import { clearDemo } from "#lib/demo/write/clear-demo.ts";
import { seedDemo } from "#lib/demo/write/seed-demo.ts";
import { prepareJobs } from "#lib/job-queue.ts";
import { keepFigures } from "#lib/metrics/write/follow-changes.ts";
import { migrate } from "#lib/migrate.ts";
import { type Cluster, startCluster } from "#lib/postgres/cluster.ts";
import { provisionOwn, withClient } from "#lib/postgres/provision.ts";
import { childAddresses } from "#lib/postgres/roles.ts";

const root = join(import.meta.dirname, "..", "..");

export type BenchDatabase = {
  ownerUrl: string;
  adminUrl: string;
  /** A fresh one beside it, which lib/db.ts points at from then on. */
  another: (name: string) => Promise<BenchDatabase>;
  drop: (...names: string[]) => Promise<void>;
  stop: () => Promise<void>;
};

/** A database of its own in a cluster of the benchmarks; `fresh` drops what an earlier run left. */
export async function openBench(name: string, fresh: boolean, folder = "bench"): Promise<BenchDatabase> {
  const data = process.env.BELLWETHER_BENCH_DATA ?? join(root, ".data", folder);
  return openIn(await startCluster(data), name, fresh);
}

async function openIn(cluster: Cluster, name: string, fresh: boolean): Promise<BenchDatabase> {
  const drop = (...names: string[]) =>
    withClient(cluster.adminUrl("postgres"), async (client) => {
      for (const one of names) await client.query(`drop database if exists ${one} with (force)`);
    });
  if (fresh) await drop(name);
  const secret = "of a benchmark with invented data only";
  const urls = await provisionOwn(cluster.adminUrl, name, secret);
  await migrate(urls.bw_owner);
  await prepareJobs(urls.bw_owner);
  await disconnect();
  Object.assign(process.env, childAddresses(urls), { BELLWETHER_SECRET: secret });
  const stop = async () => {
    await disconnect();
    await cluster.stop();
  };
  const another = (beside: string) => openIn(cluster, beside, true);
  return { ownerUrl: urls.bw_owner, adminUrl: cluster.adminUrl(name), another, drop, stop };
}

/** A demo company of that size, kept between runs of one day; lib/db.ts of this process points at it. */
export async function benchDatabase(accounts: number): Promise<BenchDatabase> {
  const database = await openBench(`bench_${accounts}`, false);
  await fill(database.ownerUrl, accounts);
  return database;
}

async function fill(ownerUrl: string, accounts: number): Promise<void> {
  const found = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ accounts: number | null; day: string | null }>(
      `select (value->>'accounts')::int as accounts, value->>'asOf' as day from setting where key = 'demo'`,
    );
    return rows[0] ?? null;
  });
  if (found?.accounts === accounts && found.day === today()) return keepFigures(today());
  if (found) await clearDemo();
  const { rows, seconds } = await seedDemo({ asOf: today(), accounts });
  console.log(`Seeded ${accounts} accounts, ${rows} rows in ${seconds.toFixed(0)} s`);
  await withClient(ownerUrl, (client) => client.query("vacuum analyze"));
}
