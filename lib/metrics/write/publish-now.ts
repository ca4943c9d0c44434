import { db, financeSystemDb } from "#lib/db.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { type CellScope, readCells, readSpread } from "../read/cells.ts";
import { figuresOf, withBaseline } from "../read/figures.ts";
import { type Part, type Places, readPart, readShelves } from "../read/places.ts";
import { shorterPeriods, standingPeriods } from "../rules/standing.ts";
import { type Period, type SliceKind, shownKeys, sliceKinds } from "../schema.ts";
import { publishable } from "./publishable.ts";
import { dropCells, storeCells, storeSpread } from "./store-cells.ts";
import { type MetricFigure, storeFigures } from "./store-figures.ts";
import type { Tx } from "./transaction.ts";

/** With which version of the definitions figures are made. */
export type Made = { version: number; context: QueryContext };

/** The running periods up to `end`: twelve months, which are judged, then the shorter ones. */
export function runningPeriods(end: string): Period[] {
  return [standingPeriods(end), ...shorterPeriods(end)].map((periods) => periods.at(-1) as Period);
}

const moneyKinds: readonly SliceKind[] = ["whole", "segment"];

/**
 * Makes the figures of the running periods up to `end` again. With `places`, only what those hold is read, and only the slices
 * that hold them are written; the result is the same, for every figure is added up from the cells of all places.
 */
export function publishNow(end: string, metrics: readonly Metric[], made: Made, places?: Places): Promise<void> {
  return alone(async (tx) => {
    await renew(tx, end, metrics, made, places);
    await publishSums(tx, end, metrics, made, places);
  });
}

/** The same for the whole of a large book, some accounts at a time: a change of a single one need not wait for all. */
export async function publishByParts(end: string, metric: Metric, made: Made, atATime: number): Promise<void> {
  for (const shelves of await readShelves(atATime))
    await alone(async (tx) => renew(tx, end, [metric], made, await readPart(shelves)));
  await alone((tx) => publishSums(tx, end, [metric], made));
}

/** What one read before another wrote would be written over it. */
async function alone(run: (tx: Tx) => Promise<void>): Promise<void> {
  await financeSystemDb.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('metrics.cells'))`;
      await run(tx);
    },
    { timeout },
  );
}

async function renew(tx: Tx, end: string, metrics: readonly Metric[], { context }: Made, part?: Part): Promise<void> {
  const periods = runningPeriods(end);
  const open = metrics.filter((one) => !one.financial);
  const money = metrics.filter((one) => one.financial);
  if (open.length > 0) {
    const renewed = { end, metrics: open, periods, context, part };
    await db.$transaction((own) => renewCells(own, "open", renewed), { timeout });
  }
  if (money.length > 0) await renewCells(tx, "money", { end, metrics: money, periods, context, part });
}

async function publishSums(
  tx: Tx,
  end: string,
  metrics: readonly Metric[],
  { version }: Made,
  places?: Places,
): Promise<void> {
  const periods = runningPeriods(end);
  const open = metrics.filter((one) => !one.financial);
  const money = metrics.filter((one) => one.financial);
  const scope = places && { touched: places.touched };
  const replaced = { periods, slices: places?.slices };
  if (open.length > 0) {
    const figures = await openFigures(end, open, periods, scope);
    await storeFigures(tx, version, { ...replaced, metrics: keysOf(open), kinds: sliceKinds }, figures);
  }
  if (money.length > 0) {
    const figures = await moneyFigures(tx, end, money, periods[0] as Period, scope);
    await storeFigures(tx, version, { ...replaced, metrics: keysOf(money), kinds: moneyKinds }, figures);
  }
}

const timeout = 600_000;
const keysOf = (metrics: readonly Metric[]) => metrics.map((one) => one.key);

/** What no screen shows, and money, is kept for twelve months only. */
function periodsOf(metric: Metric, periods: readonly Period[]): Period[] {
  return metric.financial || !shownKeys.includes(metric.key) ? periods.slice(0, 1) : [...periods];
}

type Renewed = {
  end: string;
  metrics: readonly Metric[];
  periods: readonly Period[];
  context: QueryContext;
  part: Part | undefined;
};

async function renewCells(tx: Tx, table: "open" | "money", { end, metrics, periods, context, part }: Renewed) {
  await dropCells(tx, table, end, metrics, part);
  for (const metric of metrics) {
    const asked = withBaseline(metric, periodsOf(metric, periods), context);
    await storeCells(tx, table, end, metric, asked, context, part);
  }
  if (table === "money") await storeSpread(tx, end, periods[0] as Period, part);
}

async function openFigures(end: string, metrics: readonly Metric[], periods: readonly Period[], scope?: CellScope) {
  const sums = await readCells(db, "open", end, keysOf(metrics), scope);
  return metrics.flatMap((metric) => {
    const figures = figuresOf(metric, periodsOf(metric, periods), sums.get(metric.key) ?? []);
    return figures.map((one): MetricFigure => ({ ...one, metric: metric.key }));
  });
}

async function moneyFigures(
  tx: Tx,
  end: string,
  metrics: readonly Metric[],
  judged: Period,
  scope?: CellScope,
): Promise<MetricFigure[]> {
  const spread = await readSpread(tx, end);
  const sums = await readCells(tx, "money", end, keysOf(metrics), { ...scope, kinds: moneyKinds });
  return metrics.flatMap((metric) => {
    const figures = figuresOf(metric, [judged], sums.get(metric.key) ?? []);
    return publishable(figures, [judged], spread).map((one) => ({ ...one, metric: metric.key }));
  });
}

/** Makes the slices of teams again, after somebody came or went, from the cells that there are. */
export async function publishTeams(end: string, metrics: readonly Metric[], { version }: Made): Promise<void> {
  const periods = runningPeriods(end);
  const open = metrics.filter((one) => !one.financial);
  const kinds: readonly SliceKind[] = ["team", "segment-team"];
  await alone(async (tx) => {
    const figures = await openFigures(end, open, periods, { kinds });
    await storeFigures(tx, version, { periods, metrics: keysOf(open), kinds }, figures);
  });
}
