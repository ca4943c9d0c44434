import { db, financeSystemDb } from "#lib/db.ts";
import { catalog } from "../catalog/catalog.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { readConcentration, type SliceConcentration } from "../read/concentration.ts";
import { readCompanyTimeZone } from "../read/definitions.ts";
import { computeFigures, type SliceFigure } from "../read/figures.ts";
import { sliceKinds } from "../read/sums.ts";
import { addDays } from "../rules/period.ts";
import { isPublishable } from "../rules/publishable.ts";
import { standingPeriods } from "../rules/standing.ts";
import type { Period } from "../schema.ts";
import { ensureDefinitions } from "./ensure-definitions.ts";
import { storeFigures } from "./store-figures.ts";

/**
 * Computes every metric for every standing period and slice and stores it. Metrics made of money leave this job as ratios only,
 * and only for slices that hide each account (SPEC N4): the whole book, and each segment at month ends.
 * "now" recomputes only the period that ends on `asOf`.
 */
export async function publishFigures(asOf: string, reach: "now" | "all" = "all"): Promise<void> {
  const all = standingPeriods(addDays(asOf, 1));
  await publishPeriods(asOf, reach === "now" ? all.slice(-1) : all);
}

/** The same for periods of any length, whole book and slices. */
export async function publishPeriods(asOf: string, periods: readonly Period[]): Promise<void> {
  const { version, config } = await ensureDefinitions(asOf);
  const context: QueryContext = { timeZone: await readCompanyTimeZone(), definitions: config };
  const spread = await readConcentration(financeSystemDb, periods);
  for (const metric of catalog) {
    const figures = metric.financial
      ? await publishable(metric, periods, context, spread)
      : await computeFigures(db, metric, periods, context, { kinds: sliceKinds });
    await storeFigures(metric, version, periods, figures);
  }
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
