// Time to first value as a survival curve, in days from start: S(t) falls by the share that reached value on day t
// among those still waiting. Whoever has not reached value is censored at the last day seen (METRICS.md, TTFV).

export type Step = { day: number; atRisk: number; reached: number; survival: number };

/** Steps of the curve, oldest first; `reached` and `censored` are days since start, one entry an account. */
export function kaplanMeier(reached: readonly number[], censored: readonly number[]): Step[] {
  const events = new Map<number, number>();
  for (const day of reached) events.set(day, (events.get(day) ?? 0) + 1);
  const all = [...reached, ...censored].sort((a, b) => a - b);
  const days = [...events.keys()].sort((a, b) => a - b);
  const steps: Step[] = [];
  let survival = 1;
  let left = 0;
  for (const day of days) {
    while (left < all.length && (all[left] ?? 0) < day) left += 1;
    const atRisk = all.length - left;
    const hit = events.get(day) ?? 0;
    survival *= (atRisk - hit) / atRisk;
    steps.push({ day, atRisk, reached: hit, survival });
  }
  return steps;
}

// 1e-12 keeps a curve that is exactly one half by arithmetic from missing it by rounding.
/** The first day on which the curve is at or below one half; null when it never is. */
export function medianDay(steps: readonly Step[]): number | null {
  return steps.find((step) => step.survival <= 0.5 + 1e-12)?.day ?? null;
}
