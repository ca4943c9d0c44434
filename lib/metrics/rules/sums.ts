// Adding up the reasons of a metric's rows: only rows that are "in" make the figure.

import type { ReasonSum } from "../schema.ts";

export type Totals = { n: number; numerator: number; denominator: number };

export function totals(sums: readonly ReasonSum[]): Totals {
  const inside = sums.filter((sum) => sum.state === "in");
  return {
    n: inside.reduce((n, sum) => n + sum.n, 0),
    numerator: inside.reduce((n, sum) => n + sum.numerator, 0),
    denominator: inside.reduce((n, sum) => n + sum.denominator, 0),
  };
}

/** How many rows were considered in each state. */
export function countsOf(sums: readonly ReasonSum[]): Record<ReasonSum["state"], number> {
  const counts = { in: 0, out: 0, beside: 0 };
  for (const { state, rows } of sums) counts[state] += rows;
  return counts;
}

export function rowsOf(sums: readonly ReasonSum[], ...reasons: string[]): number {
  return sums.filter((sum) => reasons.includes(sum.reason)).reduce((n, sum) => n + sum.rows, 0);
}

/** Every value of a reason's rows, repeated as often as it occurs. */
export function valuesOf(sums: readonly ReasonSum[], ...reasons: string[]): number[] {
  return sums
    .filter((sum) => reasons.includes(sum.reason))
    .flatMap((sum) => sum.values.flatMap(({ value, times }) => new Array<number>(times).fill(value)));
}
