/**
 * What counts as evidence has happened: a ticket, an answer, a day of use or a figure that is dated later than now is wrong, or a plan.
 * A day is late when it has not begun anywhere on earth, so no office's "today" is refused: the clocks furthest ahead show UTC + 14 hours.
 * So is an instant that names no zone, for it is somebody's local time; one that names its zone may be five minutes on, as clocks differ.
 */
import type { DateOrder } from "../schema.ts";
import { dateShape } from "./dates.ts";

/** The latest day, instant without and instant with a zone that is not in the future. */
export type Latest = { day: string; local: string; zoned: string };

const furthestAhead = 14 * 3_600_000;
const skew = 5 * 60_000;

export function latestAt(now: Date): Latest {
  const local = new Date(now.getTime() + furthestAhead).toISOString();
  return { day: local.slice(0, 10), local, zoned: new Date(now.getTime() + skew).toISOString() };
}

/** `value`: the day (YYYY-MM-DD) or the instant (ISO, UTC) that `text` was read as. */
export function isFuture(value: string, text: string, latest: Latest): boolean {
  if (value.length === 10) return value > latest.day;
  return value > latest.local || (value > latest.zoned && namesZone(text));
}

function namesZone(text: string): boolean {
  return /^\d{10}$|^\d{13}$/.test(text) || /(?:Z|UTC|[+-]\d{2}:?\d{2})$/.test(dateShape(text)?.time ?? "");
}

/** The date is told as it was read, so that a wrong order shows; digits alone are not told, for they may be an amount (SPEC N4). */
export function futureWords(column: string, value: string, text: string, order: DateOrder): string {
  const time = value.slice(11, 16);
  const date = value.slice(0, 10) + (time && time !== "00:00" ? ` ${time} UTC` : "");
  const told = /^\d+$/.test(text) ? "a date" : date;
  const format = order === "ymd" ? "" : ", choose another date format for the column";
  return `"${column}" says ${told}, which is still to come. Correct it${format}, or import the row once it has happened.`;
}
