// Periods are half-open [start, end) in calendar days. The as-of day is the last day whose data may be known: the day
// before the end, so that twelve months "to 22 Nov" end before 23 Nov.

import type { Period } from "../schema.ts";

const millisecondsADay = 86_400_000;

function parse(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function print(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return print(new Date(parse(day).getTime() + days * millisecondsADay));
}

/** The same day of another month; the last day of that month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const date = parse(day);
  const wanted = date.getUTCDate();
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(wanted, last));
  return print(target);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((parse(to).getTime() - parse(from).getTime()) / millisecondsADay);
}

/** The period [start, end) as it was known on its last day. */
export function periodOf(start: string, end: string): Period {
  return { start, end, asOf: addDays(end, -1) };
}

export function trailingMonths(end: string, months: number): Period {
  return periodOf(addMonths(end, -months), end);
}

/** Whole months of the period, or null when it does not begin and end on the same day of the month. */
export function wholeMonths(period: Period): number | null {
  const start = parse(period.start);
  const end = parse(period.end);
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return months > 0 && addMonths(period.end, -months) === period.start ? months : null;
}

/** The period of equal length right before, known as of its own end: months stay months, other lengths stay days. */
export function previousPeriod(period: Period): Period {
  const months = wholeMonths(period);
  const start =
    months === null
      ? addDays(period.start, -daysBetween(period.start, period.end))
      : addMonths(period.end, -2 * months);
  return periodOf(start, period.start);
}

/** Only trailing twelve months are judged against a target (METRICS.md). */
export function isJudged(period: Period): boolean {
  return wholeMonths(period) === 12;
}

/** Ends of the last `count` trailing periods, oldest first: first days of months, then `end` itself. */
export function trendEnds(end: string, count: number): string[] {
  const firstOfMonth = `${end.slice(0, 8)}01`;
  const newest = firstOfMonth === end ? addMonths(end, -1) : firstOfMonth;
  const ends = [end];
  for (let back = 0; ends.length < count; back += 1) ends.push(addMonths(newest, -back));
  return ends.reverse();
}
