import { db, financeSystemDb } from "#lib/db.ts";
import { catalog } from "../catalog/catalog.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { readConcentration } from "../read/concentration.ts";
import { readCompanyTimeZone } from "../read/definitions.ts";
import { computeFigures, type SliceFigure } from "../read/figures.ts";
import { addDays } from "../rules/period.ts";
import { shorterPeriods, standingPeriods } from "../rules/standing.ts";
import { type MetricKey, type Period, shownKeys, sliceKinds } from "../schema.ts";
import { ensureDefinitions } from "./ensure-definitions.ts";
import { madeWith } from "./made-with.ts";
import { publishByParts } from "./publish-now.ts";
import { publishable } from "./publishable.ts";
import { dropOldCells, markCells } from "./store-cells.ts";
import { dropOldSlices, markKept, storeFigures } from "./store-figures.ts";

export type Reach = "now" | "closed" | "all";

/**
 * Computes metrics for every period and slice that is kept ready and stores them. Metrics made of money leave this job as
 * ratios only, for twelve months, and only for slices that hide each account (SPEC N4): the whole book, and each segment at
 * month ends. "now" makes only the periods that end on `asOf`, "closed" only the others; `keys` only these metrics;
 * `atATime` how many accounts of the running periods are read before changes of single ones have their turn.
 */
export async function publishFigures(
  asOf: string,
  reach: Reach = "all",
  keys: readonly MetricKey[] = catalog.map((one) => one.key),
  atATime = 10_000,
): Promise<void> {
  const end = addDays(asOf, 1);
  const metrics = catalog.filter((one) => keys.includes(one.key));
  const made = await currentMade(asOf);
  if (reach !== "closed") {
    for (const metric of metrics) await publishByParts(end, metric, made, atATime);
    if (metrics.length === catalog.length) await markCells(financeSystemDb, end, madeWith(made));
  }
  if (reach === "now") return;
  const closed = (periods: Period[]) => periods.slice(0, -1);
  const judged = standingPeriods(end);
  const shorter = different(shorterPeriods(end).flatMap(closed));
  await storePeriods(closed(judged), made, { metrics, shorter });
  if (metrics.length < catalog.length) return;
  await markKept(judged.at(-1) as Period);
  await dropOldCells(financeSystemDb, end);
  await dropOldSlices([...judged, ...shorterPeriods(end).flat()], asOf);
}

/** Every metric for periods of any length, whole book and slices. */
export async function publishPeriods(asOf: string, periods: readonly Period[]): Promise<void> {
  await storePeriods(periods, await currentMade(asOf), { metrics: catalog, shorter: [] });
}

async function currentMade(asOf: string) {
  const { version, config } = await ensureDefinitions(asOf);
  return { version, context: { timeZone: await readCompanyTimeZone(), definitions: config } };
}

/** `shorter` ones are not for metrics made of money. */
async function storePeriods(
  periods: readonly Period[],
  { version, context }: { version: number; context: QueryContext },
  { metrics, shorter }: { metrics: readonly Metric[]; shorter: readonly Period[] },
): Promise<void> {
  const spread = metrics.some((one) => one.financial) ? await readConcentration(financeSystemDb, periods) : [];
  const atATime = await periodsAtATime();
  for (const metric of metrics) {
    if (metric.financial) {
      const kinds = ["whole", "segment"] as const;
      const figures = await computeFigures(financeSystemDb, metric, periods, context, { kinds });
      await storeOne(metric, version, periods, publishable(figures, periods, spread));
      continue;
    }
    const all = shownKeys.includes(metric.key) ? [...periods, ...shorter] : periods;
    for (let from = 0; from < all.length; from += atATime) {
      const some = all.slice(from, from + atATime);
      await storeOne(metric, version, some, await computeFigures(db, metric, some, context, { kinds: sliceKinds }));
    }
  }
}

async function storeOne({ key }: Metric, version: number, periods: readonly Period[], figures: SliceFigure[]) {
  const named = figures.map((one) => ({ ...one, metric: key }));
  await financeSystemDb.$transaction(async (tx) => {
    // two jobs that store the same figures in different orders would wait for each other
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('metrics.store'))`;
    await storeFigures(tx, version, { metrics: [key], periods, kinds: sliceKinds }, named);
  });
}

/** On the first of a month, the period before is a point of the trend too. */
function different(periods: readonly Period[]): Period[] {
  return [...new Map(periods.map((one) => [`${one.start} ${one.end}`, one])).values()];
}

/** Rows of a curve are one an account and slice: a large book is folded a few periods at a time, so that memory stays flat. */
async function periodsAtATime(): Promise<number> {
  return (await hasMoreThan(5_000)) ? 3 : 50;
}

/** Whether the book has more accounts than that. */
export async function hasMoreThan(accounts: number): Promise<boolean> {
  const [one] = await db.$queryRaw<object[]>`select from account offset ${accounts}::int limit 1`;
  return one !== undefined;
}
