import { db } from "#lib/db.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { makeFigure } from "../rules/figure.ts";
import { periodOf } from "../rules/period.ts";
import { countsOf } from "../rules/sums.ts";
import type { Figure, Filter, Period, ReasonSum, SliceKind } from "../schema.ts";
import { type Reader, readSums, type SliceSums } from "./sums.ts";

export type SliceFigure = { p: number; kind: SliceKind; slice: string; figure: Figure };
type Scope = { filter?: Filter; kinds?: readonly SliceKind[] };

/** The baseline window of the definitions as one more period, where the metric compares with it. */
export function withBaseline(metric: Metric, periods: readonly Period[], { definitions }: QueryContext): Period[] {
  const { baseline } = definitions;
  if (!metric.needsBaseline || baseline === null) return [...periods];
  return [...periods, periodOf(baseline.start, baseline.end)];
}

/** A metric's figures for every period and slice; slices without any row are absent. The reader's role must be able to read it. */
export async function computeFigures(
  reader: Reader,
  metric: Metric,
  periods: readonly Period[],
  context: QueryContext,
  scope: Scope = {},
): Promise<SliceFigure[]> {
  return figuresOf(
    metric,
    periods,
    await readSums(reader, metric, withBaseline(metric, periods, context), context, scope),
  );
}

/** The figures that sums make; those of the baseline stand in one more period after the last. */
export function figuresOf(metric: Metric, periods: readonly Period[], slices: readonly SliceSums[]): SliceFigure[] {
  const baselines = new Map<string, ReasonSum[]>(
    slices.filter((one) => one.p === periods.length).map((one) => [sliceKey(one), one.sums]),
  );
  return slices.flatMap((one) => {
    const period = periods[one.p];
    if (!period) return [];
    const baseline = baselines.get(sliceKey(one)) ?? null;
    const figure = metric.figure(one.sums, { period, baseline });
    const counts = metric.financial ? null : countsOf([...one.sums, ...(baseline ?? [])]);
    return [{ p: one.p, kind: one.kind, slice: one.slice, figure: { ...figure, counts } }];
  });
}

function sliceKey({ kind, slice }: Pick<SliceSums, "kind" | "slice">): string {
  return `${kind}\n${slice}`;
}

/** A metric over one period and one filter, as the role that cannot read money. */
export async function readValue(
  metric: Metric,
  period: Period,
  filter: Filter,
  context: QueryContext,
  reader: Reader = db,
): Promise<Figure> {
  const [found] = await computeFigures(reader, metric, [period], context, { filter });
  return found?.figure ?? metric.figure([], { period, baseline: null });
}

/** One figure a period, in their order, from one query. */
export async function readTrend(
  metric: Metric,
  periods: readonly Period[],
  filter: Filter,
  context: QueryContext,
  reader: Reader = db,
): Promise<Figure[]> {
  const found = await computeFigures(reader, metric, periods, context, { filter });
  return periods.map((_, p) => found.find((one) => one.p === p)?.figure ?? makeFigure({ value: null, n: 0 }));
}
