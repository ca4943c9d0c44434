// A period that a person types: the last day is included, as people say it, while periods end before their `to`.

import { addDays, addMonths, daysBetween } from "./period.ts";

export type PeriodEntry = { from: string; to: string } | { error: string };

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;
const longestYears = 10;

/** The half-open period between two days that a person chose, or the sentence that says what to correct. */
export function readPeriodEntry(first: string, last: string, today: string): PeriodEntry {
  if (!calendarDay.test(first) || !calendarDay.test(last)) return { error: "Choose the first and the last day." };
  if (last < first) return { error: "The last day comes before the first: change one of them." };
  if (last > today) return { error: "The last day is in the future: choose today or an earlier day." };
  if (first < addMonths(last, -12 * longestYears)) return { error: `Choose at most ${longestYears} years.` };
  return { from: first, to: addDays(last, 1) };
}

/** How long a period is, in words: "181 days". */
export function lengthWords({ start, end }: { start: string; end: string }): string {
  const days = daysBetween(start, end);
  return days === 1 ? "1 day" : `${days} days`;
}
