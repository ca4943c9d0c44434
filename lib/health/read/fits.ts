import { db } from "#lib/db.ts";
import type { RunsInput } from "../schema/backtest.ts";
import { type FitLine, type FitRun, fitParams, fitResult } from "../schema/fit.ts";
import { findRun, listRuns } from "./prediction-runs.ts";

/** A fit: its progress, and what it found. */
export async function readFit(runId: number): Promise<FitRun | null> {
  const run = await findRun("fit", runId);
  if (!run) return null;
  return {
    ...run,
    params: fitParams.parse(run.params),
    result: run.result === null ? null : fitResult.parse(run.result),
  };
}

/** The fits, newest first, each with the model that it began from and what came of it. */
export async function listFits(input: RunsInput): Promise<{ rows: FitLine[]; total: number }> {
  const { rows, total } = await listRuns("fit", input);
  const ids = rows.map(({ id }) => id);
  const verdicts = await db.$queryRaw<{ id: number; verdict: FitLine["verdict"] }[]>`
    select id, result ->> 'verdict' as verdict from prediction_run where id = any(${ids}::int[])`;
  const verdictOf = new Map(verdicts.map(({ id, verdict }) => [id, verdict]));
  return {
    total,
    rows: rows.map(({ params, ...run }) => {
      const { base, ...asked } = fitParams.parse(params);
      return { ...run, ...asked, label: base.label, verdict: verdictOf.get(run.id) ?? null };
    }),
  };
}
