import type pg from "pg";
import { fromPrisma, type JobAttempt, type PgBoss } from "pg-boss";
import { pools } from "#lib/db.ts";
import type { PrismaClient } from "#lib/generated/prisma/client.ts";
import { openBoss } from "#lib/job-queue.ts";

type QueueDatabase = ReturnType<typeof fromPrisma>;

/** An open transaction: a client of a pool, or what Prisma hands to `$transaction`. */
export type Transaction = pg.ClientBase | Pick<PrismaClient, "$queryRawUnsafe">;

export type JobContext = {
  id: string;
  attempt: number;
  /** Aborted when the worker is asked to stop: `signal.throwIfAborted()` at a safe point, and the job runs again elsewhere. */
  signal: AbortSignal;
  /** Ends the job in the handler's own transaction, so that its effect and its end commit together. */
  complete: (tx: Transaction) => Promise<void>;
};

export type JobHandler = (data: never, job: JobContext) => Promise<unknown>;
/**
 * A handler, or one with a schedule: `cron` in UTC, or every so many seconds on one worker at a time, and at once when `wakes`
 * calls back, which it does until what it returned is called.
 */
export type Job =
  | JobHandler
  | { run: JobHandler; cron?: string; everySeconds?: number; wakes?: (wake: () => void) => () => void };
export type Jobs = Record<string, Job>;

const queueSettings = {
  // Of the same job with the same data one may wait and one may run: asking twice is harmless.
  policy: "stately",
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  heartbeatSeconds: 20,
  expireInSeconds: 6 * 3600,
  deleteAfterSeconds: 7 * 86_400,
};
export const heartbeatMs = 5_000;

const slot = Symbol.for("bellwether.jobs");
const shared = globalThis as { [slot]?: { boss: PgBoss; queues: Set<string> } };

function client() {
  if (!shared[slot]) {
    const db: QueueDatabase = { executeSql: (text, values) => pools.app.query(text, values) };
    shared[slot] = { boss: openBoss({ db }), queues: new Set() };
  }
  return shared[slot];
}

export async function ensureQueue(name: string): Promise<PgBoss> {
  const { boss, queues } = client();
  if (!queues.has(name)) {
    await boss.createQueue(name, queueSettings);
    queues.add(name);
  }
  return boss;
}

/**
 * Asks for a job to be run by any worker. With `tx` it exists only if that transaction commits. Returns false when the same job
 * with the same data is waiting already.
 */
export async function enqueue(
  name: string,
  data: object,
  { tx, afterSeconds = 0 }: { tx?: Transaction; afterSeconds?: number } = {},
): Promise<boolean> {
  const boss = await ensureQueue(name);
  const options = { singletonKey: JSON.stringify(data), startAfter: afterSeconds, ...(tx && { db: databaseOf(tx) }) };
  return (await boss.send(name, data, options)) !== null;
}

/** Ends a fetched job, in the given transaction if there is one. */
export async function completeJob(name: string, attempt: JobAttempt, tx?: Transaction): Promise<void> {
  const { boss } = client();
  await boss.complete(name, attempt, null, tx ? { db: databaseOf(tx) } : {});
}

function databaseOf(tx: Transaction): QueueDatabase {
  return "query" in tx ? { executeSql: (text, values) => tx.query(text, values) } : fromPrisma(tx);
}
