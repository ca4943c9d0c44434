import { db } from "#lib/db.ts";
import { catalog } from "#lib/metrics/catalog/catalog.ts";
import { formatValue } from "#lib/metrics/rules/format.ts";
import type { SliceFacts } from "../schema.ts";

/** What a metric is called and how its values read; of those that are no money. */
export function metricWords(key: string): { metric: string; show: (value: number) => string } {
  const found = catalog.find((one) => one.key === key && !one.financial);
  return {
    metric: found?.name ?? key,
    // a threshold of 85 % is said as it was set
    show: (value) => (found ? formatValue(value, found.unit).replace(/\.0\b/, "") : String(value)),
  };
}

/** The kept figure of a metric for the whole and each segment, up to the newest kept day; its window is the metric's own. */
export async function readSlices(metric: string): Promise<SliceFacts[]> {
  if (!catalog.some((one) => one.key === metric && !one.financial)) return [];
  const rows = await db.$queryRaw<SliceFacts[]>`
    select distinct on (slice_kind, slice) slice_kind as kind, nullif(slice, '') as name, value, n from published_ratio
    where metric = ${metric} and slice_kind in ('whole', 'segment')
      and period_end = (select max(period_end) from published_ratio where metric = 'kept' and slice_kind = 'whole')
      and period_start <= period_end - 90
    order by slice_kind, slice, period_start`;
  return rows;
}
