import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { RunKind } from "../schema/prediction.ts";

const KEPT = 50;
const MOST_OPEN = 3;
const open = ["waiting", "running"];

/** Ends a run with a sentence for people; anything else that is thrown is tried again. */
export class RunRefused extends Error {}
class RunCancelled extends Error {}

const tell = (runId: number) => announce(`prediction:${runId}`, "predictions");

/**
 * Stores what is asked of the past and leaves it to the worker's job `health.<kind>`. A person may have three open at a
 * time; of each kind the last fifty stay.
 */
export async function startRun(kind: RunKind, params: object, userId: number | null): Promise<number | Refusal> {
  const own = await db.predictionRun.count({ where: { startedBy: userId, state: { in: open } } });
  if (own >= MOST_OPEN)
    return refuse("too-many", `You have ${own} of these under way. Wait for one to end, or cancel one.`);
  const { id } = await db.predictionRun.create({
    data: { kind, params: JSON.parse(JSON.stringify(params)), startedBy: userId },
    select: { id: true },
  });
  await db.$executeRaw`
    delete from prediction_run where kind = ${kind} and state <> all(${open}::text[])
      and id not in (select id from prediction_run where kind = ${kind} order by id desc limit ${KEPT})`;
  await enqueue(`health.${kind}`, { runId: id });
  tell(id);
  return id;
}

/** Ends a run that waits or runs: the worker notices between two pages. Whoever started it may, and an admin. */
export async function cancelRun(runId: number, caller: Caller): Promise<{ id: number } | Refusal> {
  const run = await db.predictionRun.findUnique({ where: { id: runId }, select: { startedBy: true } });
  if (!run) return refuse("not-found", "There is no such run. Only the last ones are kept.");
  if (run.startedBy !== caller.userId && caller.role !== "admin")
    return refuse("forbidden", "Only the person who started it, or an admin, can cancel it.");
  const { count } = await db.predictionRun.updateMany({
    where: { id: runId, state: { in: open } },
    data: { state: "cancelled", finishedAt: new Date() },
  });
  if (count === 0) return refuse("conflict", "It has ended already. Its page shows how.");
  tell(runId);
  return { id: runId };
}

/** Says how far the work is, and throws when it was cancelled or the worker is to stop. */
export type Report = (done: number, total: number) => Promise<void>;

/**
 * Does the work of a run and stores its result. Nothing is kept of a run that a stopped worker leaves: another begins it
 * anew. A run that was cancelled or is done already is left alone.
 */
export async function workRun(
  runId: number,
  signal: AbortSignal,
  work: (params: unknown, report: Report) => Promise<object>,
): Promise<void> {
  const where = { id: runId, state: "running" };
  const begun = await db.predictionRun.updateMany({
    where: { id: runId, state: { notIn: ["done", "cancelled"] } },
    data: { state: "running", done: 0, error: null, finishedAt: null },
  });
  const run = begun.count > 0 ? await db.predictionRun.findUnique({ where: { id: runId } }) : null;
  if (!run) return;
  const report: Report = async (done, total) => {
    signal.throwIfAborted();
    const { count } = await db.predictionRun.updateMany({ where, data: { done, total } });
    if (count === 0) throw new RunCancelled();
    announce(`prediction:${runId}`);
  };
  try {
    const result = JSON.parse(JSON.stringify(await work(run.params, report)));
    await db.predictionRun.updateMany({ where, data: { state: "done", result, finishedAt: new Date() } });
  } catch (error) {
    if (error instanceof RunCancelled) return;
    // a worker that stops hands the job to another; anything else would leave a run that never ends
    if (!signal.aborted) await fail(where, error);
    if (!(error instanceof RunRefused)) throw error;
  } finally {
    tell(runId);
  }
}

async function fail(where: { id: number; state: string }, error: unknown): Promise<void> {
  const sentence = "It could not be finished. Start it again; if it stays, tell your admin.";
  const data = {
    state: "failed",
    error: error instanceof RunRefused ? error.message : sentence,
    finishedAt: new Date(),
  };
  await db.predictionRun.updateMany({ where, data });
}
