import { db, financeSystemDb } from "#lib/db.ts";
import { catalog } from "../catalog/catalog.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { readConcentration, type SliceConcentration } from "../read/concentration.ts";
import { readCompanyTimeZone } from "../read/definitions.ts";
import { computeFigures, type SliceFigure } from "../read/figures.ts";
import { addDays } from "../rules/period.ts";
import { isPublishable } from "../rules/publishable.ts";
import { shorterPeriods, standingPeriods } from "../rules/standing.ts";
import { type MetricKey, type Period, shownKeys, sliceKinds } from "../schema.ts";
import { ensureDefinitions } from "./ensure-definitions.ts";
import { dropOldSlices, markKept, storeFigures } from "./store-figures.ts";

export type Reach = "now" | "all";

/**
 * Computes metrics for every period and slice that is kept ready and stores them. Metrics made of money leave this job as
 * ratios only, for twelve months, and only for slices that hide each account (SPEC N4): the whole book, and each segment at
 * month ends. "now" recomputes only the periods that end on `asOf`; `keys` only these metrics.
 */
export async function publishFigures(
  asOf: string,
  reach: Reach = "all",
  keys: readonly MetricKey[] = catalog.map((one) => one.key),
): Promise<void> {
  const end = addDays(asOf, 1);
  const pick = (periods: Period[]) => (reach === "now" ? periods.slice(-1) : periods);
  const judged = pick(standingPeriods(end));
  const shorter = different(shorterPeriods(end).flatMap(pick));
  const metrics = catalog.filter((one) => keys.includes(one.key));
  await publishPeriods(asOf, judged, { metrics, shorter });
  if (reach === "now" || metrics.length < catalog.length) return;
  await markKept(judged.at(-1) as Period);
  await dropOldSlices([...judged, ...shorter], asOf);
}

/** The same for periods of any length, whole book and slices; `shorter` ones are not for metrics made of money. */
export async function publishPeriods(
  asOf: string,
  periods: readonly Period[],
  { metrics = catalog, shorter = [] }: { metrics?: readonly Metric[]; shorter?: readonly Period[] } = {},
): Promise<void> {
  const { version, config } = await ensureDefinitions(asOf);
  const context: QueryContext = { timeZone: await readCompanyTimeZone(), definitions: config };
  const spread = metrics.some((one) => one.financial) ? await readConcentration(financeSystemDb, periods) : [];
  const atATime = await periodsAtATime();
  for (const metric of metrics) {
    if (metric.financial) {
      await storeFigures(metric, version, periods, await publishable(metric, periods, context, spread));
      continue;
    }
    const all = shownKeys.includes(metric.key) ? [...periods, ...shorter] : periods;
    for (let from = 0; from < all.length; from += atATime) {
      const some = all.slice(from, from + atATime);
      await storeFigures(metric, version, some, await computeFigures(db, metric, some, context, { kinds: sliceKinds }));
    }
  }
}

/** On the first of a month, the period before is a point of the trend too. */
function different(periods: readonly Period[]): Period[] {
  return [...new Map(periods.map((one) => [`${one.start} ${one.end}`, one])).values()];
}

/** Rows of a curve are one an account and slice: a large book is folded a few periods at a time, so that memory stays flat. */
async function periodsAtATime(): Promise<number> {
  const [large] = await db.$queryRaw<object[]>`select from account offset 5000 limit 1`;
  return large ? 3 : 50;
}

async function publishable(
  metric: Metric,
  periods: readonly Period[],
  context: QueryContext,
  spread: readonly SliceConcentration[],
): Promise<SliceFigure[]> {
  const figures = await computeFigures(financeSystemDb, metric, periods, context, { kinds: ["whole", "segment"] });
  return figures
    .filter(({ p, kind, slice }) => {
      const held = spread.find((one) => one.p === p && one.kind === kind && one.slice === slice);
      const monthly = kind === "whole" || periods[p]?.end.endsWith("-01");
      return monthly && held && isPublishable(held.opening) && isPublishable(held.closing);
    })
    .map((one) => ({ ...one, figure: withoutAmounts(one.figure) }));
}

function withoutAmounts(figure: SliceFigure["figure"]): SliceFigure["figure"] {
  const parts = figure.parts.filter((part) => part.unit === "ratio" || part.unit === "growth");
  return { ...figure, numerator: null, denominator: null, parts };
}
