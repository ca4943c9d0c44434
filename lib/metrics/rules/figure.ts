// A figure is a value with what it was made of. A zero denominator is "n/a", never 0 or 100 %;
// fewer than 5 in the denominator is marked small; a target is met strictly above it.

import type { Figure, Missing, Part } from "../schema.ts";

const smallBelow = 5;

export function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** NPS: the share of 9–10 minus the share of 0–6, −100…100, rounded to a whole number away from zero at .5. */
export function netPromoter(promoters: number, detractors: number, answers: number): number | null {
  if (answers === 0) return null;
  const score = (100 * (promoters - detractors)) / answers;
  return Math.sign(score) * Math.round(Math.abs(score)) + 0;
}

/** Growth over the prior period of equal length, compounded to a year of 365 days; null when the prior is not above 0. */
export function annualisedGrowth(current: number, prior: number, days: number, whole12Months: boolean): number | null {
  if (prior <= 0) return null;
  const growth = current / prior;
  if (whole12Months) return growth - 1;
  return growth < 0 ? null : growth ** (365 / days) - 1;
}

export function reduction(baseline: number | null, current: number | null): number | null {
  if (baseline === null || current === null || baseline === 0) return null;
  return (baseline - current) / baseline;
}

// Shares of whole numbers can land a hair above a target that they equal.
export function isMet(value: number | null, target: number | null): boolean | null {
  if (value === null || target === null) return null;
  return value > target + 1e-9;
}

export function makeFigure(f: {
  value: number | null;
  n: number;
  numerator?: number;
  denominator?: number;
  missing?: Missing | null;
  parts?: Part[];
}): Figure {
  return {
    value: f.value,
    missing: f.value === null ? (f.missing ?? "no-rows") : null,
    numerator: f.numerator ?? null,
    denominator: f.denominator ?? null,
    n: f.n,
    small: f.n < smallBelow,
    parts: f.parts ?? [],
    counts: null,
  };
}

export function count(label: string, value: number): Part {
  return { label, value, unit: "count" };
}
