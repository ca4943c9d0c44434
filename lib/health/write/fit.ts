import { isRefusal, type Refusal, refuse } from "#lib/refusal.ts";
import { readFit } from "../read/fits.ts";
import { currentModel, getModel, type StoredModel } from "../read/models.ts";
import { countAccounts } from "../read/outcomes.ts";
import { readPast } from "../read/past.ts";
import type { Past } from "../rules/backtest/past.ts";
import { windowEnd } from "../rules/backtest/window.ts";
import type { Day } from "../rules/day.ts";
import { fitModel } from "../rules/fit/fit-model.ts";
import { sampled, sampleFor } from "../rules/fit/thin-past.ts";
import { modelName } from "../rules/model-name.ts";
import { type FitInput, type FitParams, fitParams } from "../schema/fit.ts";
import { datesOf } from "./backtest.ts";
import { createDraft, deleteDraft, updateDraft } from "./models.ts";
import { type Report, RunRefused, startRun, workRun } from "./prediction-run.ts";

const tooClose = (days: number) =>
  `These dates are too close together: weights must be learnt on dates whose ${days} days ahead were over before the dates that test them. Take more months or a shorter window.`;

/** Asks for weights fitted on the past of the book, beside a model as it is now; the worker does it. */
export async function startFit(input: FitInput, userId: number | null, today: Day): Promise<number | Refusal> {
  const { modelId, months, horizon, lead } = input;
  const model = modelId === undefined ? await currentModel() : await getModel(modelId);
  if (!model) return refuse("not-found", "There is no such model. Somebody may have thrown the draft away.");
  const dates = await datesOf({ months, horizon, lead }, today);
  if (isRefusal(dates)) return dates;
  const [first, last] = [dates[0] ?? "", dates.at(-1) ?? ""];
  if (dates.length > 1 && windowEnd(first, input) > last) return refuse("invalid", tooClose(lead + horizon));
  const { id, version, config } = model;
  const base = { modelId: id, version, label: modelName(model), config };
  const params: FitParams = { base, dates, horizon, lead };
  return startRun("fit", params, userId);
}

/** Reads every date and fits, with progress. It only reads, so that it can begin anew. */
export async function runFit(runId: number, signal: AbortSignal): Promise<void> {
  await workRun(runId, signal, async (params, report) => {
    const asked = fitParams.parse(params);
    const accounts = await countAccounts();
    const total = accounts * asked.dates.length;
    const sample = sampleFor(total);
    const pasts = await readPasts(asked, accounts, sample, report);
    await report(total, total);
    const result = fitModel(pasts, asked, sample);
    if (!result) throw new RunRefused(tooClose(asked.lead + asked.horizon));
    return result;
  });
}

async function readPasts({ dates, horizon, lead }: FitParams, accounts: number, sample: number, report: Report) {
  const pasts: Past[] = [];
  for (const [place, asOf] of dates.entries()) {
    const before = place * accounts;
    const total = accounts * dates.length;
    await report(before, total);
    const past = await readPast(asOf, { horizon, lead }, (read) => report(before + Math.min(read, accounts), total));
    pasts.push(sampled(past, sample));
  }
  return pasts;
}

/** Puts the weights that a fit found into a new draft, from which nothing changes until somebody publishes it. */
export async function takeFit(runId: number, userId: number | null): Promise<StoredModel | Refusal> {
  const run = await readFit(runId);
  if (!run) return refuse("not-found", "There is no such fit. Only the last fifty are kept.");
  if (!run.result) return refuse("conflict", "This fit has found no weights. Wait for it to end, or start another.");
  if (run.result.verdict === "not-fitted")
    return refuse("conflict", "This fit changed no weight. Take more months, or keep your model.");
  const base = await getModel(run.params.base.modelId);
  const draft = await createDraft(base?.id ?? null, userId);
  if (isRefusal(draft)) return draft;
  const name = `Weights fitted on ${run.result.teach.from} to ${run.result.teach.to}`;
  const filled = await updateDraft(draft.id, { name, config: run.result.config });
  if (isRefusal(filled)) await deleteDraft(draft.id);
  return filled;
}
