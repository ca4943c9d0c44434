import type { MetricKey } from "../schema.ts";
import { adoption } from "./adoption.ts";
import { advocacy } from "./advocacy.ts";
import { conversion } from "./conversion.ts";
import { csat } from "./csat.ts";
import { expansionGrowth } from "./expansion-growth.ts";
import { grr } from "./grr.ts";
import type { Metric } from "./metric.ts";
import { nps } from "./nps.ts";
import { nrr } from "./nrr.ts";
import { onboardingCompletion } from "./onboarding-completion.ts";
import { renewalRate } from "./renewal-rate.ts";
import { retention } from "./retention.ts";
import { transactions } from "./transactions.ts";
import { ttfv } from "./ttfv.ts";
import { ttfvReduction } from "./ttfv-reduction.ts";

/** Every metric, in the order in which the screens name them. A new metric is one file and one line here. */
export const catalog: readonly Metric[] = [
  onboardingCompletion,
  ttfvReduction,
  csat,
  retention,
  expansionGrowth,
  conversion,
  transactions,
  advocacy,
  grr,
  nrr,
  nps,
  ttfv,
  renewalRate,
  adoption,
];

/** The metrics that changes in these tables can move. */
export function metricsMovedBy(tables: readonly string[]): MetricKey[] {
  const known = new Set<string>(catalog.flatMap((one) => one.sources));
  if (tables.some((table) => !known.has(table))) return catalog.map((one) => one.key);
  return catalog.filter((one) => one.sources.some((source) => tables.includes(source))).map((one) => one.key);
}

export function metricOf(key: MetricKey): Metric {
  const metric = catalog.find((one) => one.key === key);
  if (!metric) throw new Error(`The catalog has no metric ${key}.`);
  return metric;
}
