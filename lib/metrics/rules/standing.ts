// Which periods are kept ready by the job, and which a screen draws. Twelve trailing months are judged; three and one are
// offered as well. Any other period is computed when it is asked for.

import type { Period } from "../schema.ts";
import { addDays, daysBetween, periodOf, previousPeriod, trailingMonths, trendEnds, wholeMonths } from "./period.ts";

const points = 12;
const keptMonths = [12, 3, 1];

/** The judged periods that are kept ready for the day before `end`: a year ago, the last eleven month ends, and now (last). */
export function standingPeriods(end: string): Period[] {
  return drawnPeriods(trailingMonths(end, 12));
}

/** The shorter periods that are kept ready, each with the one before it and its trend; now is last of each length. */
export function shorterPeriods(end: string): Period[][] {
  return keptMonths.slice(1).map((months) => drawnPeriods(trailingMonths(end, months)));
}

/** Whether a period's figures are kept, when those up to `keptEnd` are. */
export function isKept(period: Period, keptEnd: string | null): boolean {
  return period.end === keptEnd && keptMonths.includes(wholeMonths(period) ?? 0);
}

/** What a screen draws of a period: the one before first, then the trend, the period itself last. */
export function drawnPeriods(period: Period): Period[] {
  const months = wholeMonths(period);
  const days = daysBetween(period.start, period.end);
  const earlier = trendEnds(period.end, points)
    .slice(0, -1)
    .map((end) => (months === null ? periodOf(addDays(end, -days), end) : trailingMonths(end, months)));
  return [previousPeriod(period), ...earlier, period];
}
