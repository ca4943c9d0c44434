import { setTimeout as pause } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import { acting } from "#lib/acting.ts";
import { pools } from "#lib/db.ts";
import { type Bell, idle, makeBell, ringForWaiting } from "#lib/job-bells.ts";
import { openBoss } from "#lib/job-queue.ts";
import { completeJob, ensureQueue, heartbeatMs, type JobContext, type JobHandler, type Jobs } from "#lib/jobs.ts";
import { log } from "#lib/log.ts";

/**
 * Works through the queues until `stop` is called: one job of each name at a time. Any number of processes may do so;
 * a job whose process died is given to another after some seconds.
 */
export async function runJobs(jobs: Jobs): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const keeper = openBoss({
    db: { executeSql: (text, values) => pools.app.query(text, values) },
    supervise: true,
    schedule: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  await keeper.start();
  const loops: Promise<void>[] = [];
  const bells = new Map(Object.keys(jobs).map((name) => [name, makeBell()]));
  for (const [name, job] of Object.entries(jobs)) {
    const { run, cron, everySeconds, wakes } = typeof job === "function" ? { run: job } : job;
    const boss = await ensureQueue(name);
    if (cron) await boss.schedule(name, cron, {}, { tz: "UTC" });
    else if (await boss.getSchedules(name).then((found) => found.length > 0)) await boss.unschedule(name);
    loops.push(workQueue(boss, name, run, bells.get(name) as Bell, signal));
    if (everySeconds) loops.push(repeat(name, run, { everySeconds, wakes }, signal));
  }
  loops.push(ringForWaiting(bells, signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([Promise.all(loops), pause(6_000)]);
      await keeper.stop({ graceful: false });
    },
  };
}

async function workQueue(boss: PgBoss, name: string, run: JobHandler, bell: Bell, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const [job] = await boss.fetch(name, { includeMetadata: true });
      if (job) await workOne(boss, name, run, job, signal);
      else await bell.wait(60_000);
    } catch (error) {
      log.error({ err: error, job: name }, "job queue out of reach");
      await idle(2_000, signal);
    }
  }
}

type Fetched = { id: string; data: unknown; retryCount: number };

async function workOne(boss: PgBoss, name: string, run: JobHandler, job: Fetched, signal: AbortSignal): Promise<void> {
  const attempt = { id: job.id, retryCount: job.retryCount };
  const about = { job: name, jobId: job.id, attempt: job.retryCount + 1 };
  const beat = setInterval(() => boss.touch(name, attempt).catch(() => undefined), heartbeatMs);
  const began = performance.now();
  let completed = false;
  const context: JobContext = {
    id: job.id,
    attempt: about.attempt,
    signal,
    complete: async (tx) => {
      await completeJob(name, attempt, tx);
      completed = true;
    },
  };
  try {
    await acting({ system: `job: ${name}` }, () => run(job.data as never, context));
    if (!completed) await completeJob(name, attempt);
    log.info({ ...about, ms: Math.round(performance.now() - began) }, "job done");
  } catch (error) {
    log.error({ ...about, err: error }, "job failed");
    const message = error instanceof Error ? error.message : String(error);
    await boss.fail(name, attempt, { message });
  } finally {
    clearInterval(beat);
  }
}

type Rhythm = { everySeconds: number; wakes: ((wake: () => void) => () => void) | undefined };

async function repeat(name: string, run: JobHandler, { everySeconds, wakes }: Rhythm, signal: AbortSignal) {
  const bell = makeBell();
  const deafen = wakes?.(bell.ring);
  signal.addEventListener("abort", bell.ring);
  while (!signal.aborted) {
    await bell.wait(everySeconds * 1_000);
    if (signal.aborted) break;
    const began = performance.now();
    try {
      await alone(name, () => run({} as never, tick(name, signal)));
    } catch (error) {
      log.error({ err: error, job: name }, "repeated job failed");
    }
    // what wakes a job may not keep the worker busy with nothing else
    if (wakes) await idle(Math.min(4 * (performance.now() - began), everySeconds * 1_000), signal);
  }
  deafen?.();
}

function tick(name: string, signal: AbortSignal): JobContext {
  return { id: name, attempt: 1, signal, complete: async () => undefined };
}

// A session's advisory lock goes with its connection, so a killed worker never keeps others from a repeated job.
async function alone(name: string, run: () => Promise<unknown>): Promise<void> {
  const client = await pools.app.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock(hashtext($1)) as mine", [name]);
    if (!rows[0]?.mine) return;
    try {
      await acting({ system: `job: ${name}` }, run);
    } finally {
      await client.query("select pg_advisory_unlock(hashtext($1))", [name]);
    }
  } finally {
    client.release();
  }
}
