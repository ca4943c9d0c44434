import type { DayNumber, Second } from "../schema.ts";

const dayInMs = 86_400_000;
const texts = new Map<DayNumber, string>();

export function dayNumber(day: string): DayNumber {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayInMs);
}

export function dayText(day: DayNumber): string {
  const known = texts.get(day);
  if (known) return known;
  const text = new Date(day * dayInMs).toISOString().slice(0, 10);
  texts.set(day, text);
  return text;
}

export function instantText(second: Second): string {
  return new Date(second * 1000).toISOString();
}

/** 0 is Monday, 6 is Sunday (1970-01-01 was a Thursday). */
export function weekday(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** An instant in office hours of a day, at the given share of them. */
export function officeTime(day: DayNumber, share: number): Second {
  return day * 86_400 + Math.floor((8 + share * 9) * 3600);
}

export function monthOf(day: DayNumber): number {
  return new Date(day * dayInMs).getUTCMonth();
}
