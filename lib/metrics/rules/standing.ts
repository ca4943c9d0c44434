import type { Period } from "../schema.ts";
import { addDays, addMonths, isJudged, periodOf, previousPeriod, trailingMonths, trendEnds } from "./period.ts";

/** The periods that are kept ready for the day before `end`: a year ago, the last eleven month ends, and now (last). */
export function standingPeriods(end: string): Period[] {
  return [addMonths(end, -12), ...trendEnds(end, 12)].map((one) => trailingMonths(one, 12));
}

/** What a screen draws of a period: the one before first, then the trend, the period itself last. */
export function drawnPeriods(period: Period): Period[] {
  if (isJudged(period)) return standingPeriods(period.end);
  const earlier = trendEnds(period.end, 12)
    .slice(0, -1)
    .map((end) => {
      const length = previousPeriod(period);
      return { end, start: shifted(length, end) };
    });
  return [previousPeriod(period), ...earlier.map(({ start, end }) => periodOf(start, end)), period];
}

function shifted(like: Period, end: string): string {
  const days = (Date.parse(like.end) - Date.parse(like.start)) / 86_400_000;
  return addDays(end, -days);
}
