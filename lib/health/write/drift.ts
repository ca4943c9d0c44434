import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { isRefusal } from "#lib/refusal.ts";
import { measuresIn } from "../measures/measure-list.ts";
import { readColumns, readComparedDays } from "../read/drift.ts";
import { readMeasures } from "../read/measures.ts";
import { countAccounts } from "../read/outcomes.ts";
import { readPast } from "../read/past.ts";
import type { Past } from "../rules/backtest/past.ts";
import { scoreDay } from "../rules/backtest/scorer.ts";
import type { Day } from "../rules/day.ts";
import { judgeDrift } from "../rules/drift.ts";
import { sampled, sampleFor } from "../rules/fit/thin-past.ts";
import { auc } from "../rules/prediction/auc.ts";
import { stability } from "../rules/prediction/stability.ts";
import { windowInput } from "../schema/backtest.ts";
import { type DriftReport, driftReport } from "../schema/drift.ts";
import { datesOf } from "./backtest.ts";

const months = 12;
/** Months on each side; fewer when the past is shorter. */
const side = 4;
const window = windowInput.parse({});

type Power = Map<string, { scores: number[]; churned: number[] }>;

function addPower(power: Power, past: Past): void {
  for (const { key, label } of measuresIn(past.measures)) {
    const { scores } = scoreDay({ kind: "measure", key, label }, past);
    const found = power.get(key) ?? { scores: [], churned: [] };
    for (let row = 0; row < scores.length; row++) {
      const score = scores[row] ?? Number.NaN;
      if (Number.isNaN(score)) continue;
      found.scores.push(score);
      found.churned.push(past.churned[row] ?? 0);
    }
    power.set(key, found);
  }
}

async function readPower(dates: readonly Day[], signal: AbortSignal): Promise<Power> {
  const power: Power = new Map();
  const every = sampleFor(dates.length * (await countAccounts()));
  for (const asOf of dates) {
    const past = await readPast(asOf, window, async () => signal.throwIfAborted());
    addPower(power, sampled(past, every));
  }
  return power;
}

const powerOf = (power: Power, key: string) => {
  const found = power.get(key);
  return found ? auc(Float64Array.from(found.scores), Uint8Array.from(found.churned)) : null;
};

/** Looks at what became of each measure within a year, and keeps it as the month's report. */
export async function watchDrift(today: Day, signal: AbortSignal): Promise<DriftReport> {
  const [measures, { before, now }, found] = await Promise.all([
    readMeasures(),
    readComparedDays(today),
    datesOf({ ...window, months }, today),
  ]);
  const dates = isRefusal(found) ? [] : found;
  const half = Math.min(side, Math.floor(dates.length / 2));
  const [earlier, later] = half > 0 ? [dates.slice(0, half), dates.slice(-half)] : [[], []];
  const [was, is] = [await readPower(earlier, signal), await readPower(later, signal)];
  const [old, young] = await Promise.all(
    [before, now].map((day) => (day === null ? null : readColumns(day, measures))),
  );
  const lines = measures.flatMap((measure, at) => {
    const [first, second] = [old?.[at], young?.[at]];
    if (!measure) return [];
    const { key, label } = measure;
    const compared = before !== now && first && second ? stability(first, second) : null;
    return [
      judgeDrift({ key, label, stability: compared, powerBefore: powerOf(was, key), powerNow: powerOf(is, key) }),
    ];
  });
  const month = `${today.slice(0, 7)}-01`;
  const report: DriftReport = { month, before, now, earlier, later, lines };
  const stored = { report: JSON.parse(JSON.stringify(report)), madeAt: new Date() };
  const where = { month: new Date(month) };
  await db.driftReport.upsert({ where, create: { ...where, ...stored }, update: stored });
  announce("models");
  return report;
}

/** Once a month, when nobody asked before; a book that had no scores yet is looked at again. */
export async function watchDriftMonthly(today: Day, signal: AbortSignal): Promise<void> {
  const month = new Date(`${today.slice(0, 7)}-01`);
  const made = await db.driftReport.findUnique({ where: { month }, select: { report: true } });
  if (!made || driftReport.parse(made.report).now === null) await watchDrift(today, signal);
}
