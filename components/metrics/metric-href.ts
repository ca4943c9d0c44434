import type { MetricKey } from "#lib/metrics/schema.ts";
import { hrefWith, type Query } from "../ui/href.ts";

const kept = ["segment", "team", "owner", "period", "from", "to"];

/** The page of a metric, under the filters of the address and `changes`. */
export function metricHref(key: MetricKey, query: Query, changes: Query = {}): string {
  return hrefWith(`/targets/${key}`, Object.fromEntries(kept.map((name) => [name, query[name]])), changes);
}
