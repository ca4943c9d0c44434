/**
 * The leading reason of a risk alert: for an account that is at risk, the measure that keeps the most points from it,
 * weight × (100 − its place on the curve); for one whose score fell, the measure that took the most points since then.
 * Among equals the first of the registry.
 */
import type { MeasureList } from "../measures/measure-list.ts";
import { explainChange, type Snapshot } from "./explain.ts";
import { isKnown, normalise } from "./score.ts";

/** The key of the leading measure; null when nothing costs the account a point. With `before`, of the fall since then. */
export function leadOf(now: Snapshot, before: Snapshot | null): string | null {
  const { measures } = now.segment;
  const fall = before ? heaviest(fallen(before, now), measures) : null;
  return fall ?? heaviest(kept(now), measures);
}

type Cost = { position: number; points: number };

function fallen(before: Snapshot, now: Snapshot): Cost[] {
  return explainChange(before, now).measures.map(({ position, total }) => ({ position, points: -total }));
}

function kept({ values, segment }: Snapshot): Cost[] {
  return segment.weights.flatMap((weight, position) => {
    const [value, curve] = [values[position], segment.curves[position]];
    if (!curve || !isKnown(value)) return [];
    return [{ position, points: (weight * (100 - normalise(value, curve))) / 100 }];
  });
}

function heaviest(costs: Cost[], measures: MeasureList): string | null {
  let most: Cost = { position: -1, points: 0 };
  for (const cost of costs) if (cost.points > most.points) most = cost;
  return measures[most.position]?.key ?? null;
}
