import type { GoalRow } from "./schema.ts";

/** The share of the way from baseline to target that is done, 0–1; null when it cannot be said. A falling target counts downwards. */
export function goalShare({ baseline, target, current, reachedOn }: GoalRow): number | null {
  if (reachedOn) return 1;
  if (target === null || current === null) return null;
  const start = baseline ?? 0;
  if (target === start) return null;
  return Math.min(1, Math.max(0, (current - start) / (target - start)));
}
