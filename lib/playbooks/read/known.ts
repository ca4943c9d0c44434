import { measuresIn } from "#lib/health/measures/measure-list.ts";
import { positionOf } from "#lib/health/measures/registry.ts";
import { readMeasures } from "#lib/health/read/measures.ts";
import type { Known } from "../rules/judge-trigger.ts";
import type { Labels } from "../rules/sentence.ts";
import { showMeasure } from "../rules/show-measure.ts";
import { metricWords } from "./slices.ts";

/** Every measure with its place and how its values read. */
export async function readKnownMeasures(): Promise<Known["measures"]> {
  const measures = await readMeasures();
  return new Map(
    measuresIn(measures).map(({ key, label, unit }) => [
      key,
      { label, position: positionOf(key, measures), show: (value: number) => showMeasure(value, unit) },
    ]),
  );
}

export async function readLabels(): Promise<Labels> {
  return { measures: await readKnownMeasures(), metric: metricWords };
}
