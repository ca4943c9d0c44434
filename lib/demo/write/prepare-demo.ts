import { derive } from "#lib/metrics/write/derive.ts";
import { ensureDefinitions } from "#lib/metrics/write/ensure-definitions.ts";

/** Derives what other nouns keep about the customers just written: activity, movements, purchases, metric definitions. */
export async function prepareDemo(asOf: string): Promise<void> {
  await derive(asOf);
  await ensureDefinitions(asOf);
}
