import { db } from "#lib/db.ts";
import { readKeepers } from "#lib/engagement/read/alert-cases.ts";
import { enqueue } from "#lib/jobs.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { readMeasures } from "../read/measures.ts";
import { currentModel, getModel } from "../read/models.ts";
import { readPreviewPage, readPreviewScope } from "../read/preview.ts";
import { readPreviewRun } from "../read/preview-run.ts";
import type { Day } from "../rules/day.ts";
import { countPreview } from "../rules/preview.ts";
import type { PreviewRun } from "../schema/preview.ts";

const PAGE = 5_000;

/** Asks for a draft, as it is stored now, to be tried on every account by the worker. */
export async function startPreview(modelId: number, userId: number | null): Promise<PreviewRun | Refusal> {
  const model = await getModel(modelId);
  if (!model) return refuse("not-found", "There is no such draft. Somebody may have deleted it.");
  const running = await readPreviewRun(modelId);
  if (running?.state === "waiting" || running?.state === "running")
    return refuse("conflict", "This draft is being checked already. Wait for the result.");
  const { total } = await readPreviewScope();
  const { id } = await db.previewRun.create({
    data: { modelId, config: JSON.parse(JSON.stringify(model.config)), total, startedBy: userId },
    select: { id: true },
  });
  await enqueue("health.preview", { runId: id });
  return (await readPreviewRun(modelId)) ?? refuse("not-found", "The check was not stored. Start it again.");
}

/**
 * Tries the draft of a run on the whole book, page by page, with progress. It only reads scores, so that after a stop it
 * begins anew.
 */
export async function runPreview(runId: number, asOf: Day, signal: AbortSignal): Promise<void> {
  try {
    await tryOnBook(runId, asOf, signal);
  } catch (error) {
    // a worker that stops hands the job to another; anything else would leave a run that never ends
    if (!signal.aborted) {
      const error = "It could not be finished. Start it again; if it stays, tell your admin.";
      await db.previewRun.update({ where: { id: runId }, data: { state: "failed", error, finishedAt: new Date() } });
    }
    throw error;
  }
}

async function tryOnBook(runId: number, asOf: Day, signal: AbortSignal): Promise<void> {
  const run = await db.previewRun.findUnique({ where: { id: runId } });
  const current = await currentModel();
  if (!run || !current || run.state === "done") return;
  const set = (data: Parameters<typeof db.previewRun.update>[0]["data"]) =>
    db.previewRun.update({ where: { id: runId }, data });
  const { total, inUse } = await readPreviewScope();
  await set({ state: "running", total, done: 0, version: current.version });
  const count = countPreview(current.config, run.config as typeof current.config, await readMeasures(), inUse);
  const keepers = new Set<number>();
  let done = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const page = await readPreviewPage(after, PAGE, asOf);
    const last = page.at(-1);
    if (!last) break;
    count.add(page);
    for (const account of page) for (const keeper of account.keepers) keepers.add(keeper);
    done += page.length;
    after = last.id;
    await set({ done });
  }
  const result = JSON.parse(JSON.stringify(count.result(await readKeepers(keepers))));
  await set({ state: "done", done, result, finishedAt: new Date() });
}
