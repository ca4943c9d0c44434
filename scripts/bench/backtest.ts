import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { readBacktest } from "#lib/health/read/prediction-runs.ts";
import { backtestInput } from "#lib/health/schema/backtest.ts";
import { runBacktest, startBacktest } from "#lib/health/write/backtest.ts";
import { ensureDefaultModel } from "#lib/health/write/models.ts";
import { isRefusal } from "#lib/refusal.ts";
import { benchDatabase } from "./bench-database.ts";
import { type Line, printTable } from "./print-table.ts";

const accounts = 10_000;
const months = 12;
const mostSeconds = 30;

/** Tests subjects on twelve monthly dates, as the worker does it. */
async function timed(subjects: object[]): Promise<{ seconds: number; found: string }> {
  const run = await startBacktest(backtestInput.parse({ subjects, months }), null, today());
  if (isRefusal(run)) throw new Error(run.message);
  const began = performance.now();
  await runBacktest(run, new AbortController().signal);
  const seconds = (performance.now() - began) / 1000;
  const { result } = (await readBacktest(run)) ?? {};
  const [first] = result?.subjects ?? [];
  const { value = Number.NaN, low = Number.NaN, high = Number.NaN } = first?.overall.auc ?? {};
  await db.predictionRun.delete({ where: { id: run } });
  return {
    seconds,
    found: `${result?.dates.length} dates, ${result?.rows} rows, ${result?.leavings} left; AUC ${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`,
  };
}

/** A back-test of a demo company over a year, once for a model alone and once for four subjects at a time. */
export async function benchBacktest(): Promise<void> {
  const database = await benchDatabase(accounts);
  try {
    const model = { kind: "model", modelId: (await ensureDefaultModel()).id };
    const measures = ["usage-trend", "csat", "last-interaction"].map((key) => ({ kind: "measure", key }));
    const [one, four] = [await timed([model]), await timed([model, ...measures])];
    const line = (what: string, seconds: number): Line => ({
      what,
      measured: `${seconds.toFixed(1)} s`,
      floor: "",
      ratio: "",
      target: `< ${mostSeconds} s`,
      met: seconds < mostSeconds,
    });
    printTable(`Back-test, ${accounts} accounts on ${months} monthly dates (${one.found})`, [
      line("the model in use", one.seconds),
      line("the model and three measures", four.seconds),
    ]);
  } finally {
    await database.stop();
  }
}
