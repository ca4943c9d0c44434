/**
 * Calendar days and instants out of text. 03-04-2024 is decided over the whole column: one value that only works as day-month
 * settles it; when none does, the person is asked. Years 1970 to 2100; an instant without an offset is UTC.
 */
import type { DateOrder } from "../schema.ts";

export type DateParts = { first: number; second: number; year: number; time: string; named: boolean; iso: boolean };

const timePart =
  "(?:[T ,]+(\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?(?: ?[AaPp]\\.?[Mm]\\.?)?)? ?(Z|UTC|[+-]\\d{2}:?\\d{2})?)?";
const isoForm = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${timePart}$`);
const loose = new RegExp(`^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})${timePart}$`);
const named = new RegExp(`^(\\d{1,2})[-/. ]*([A-Za-z]{3,9})\\.?[-/., ]*(\\d{4})${timePart}$`);
const namedFirst = new RegExp(`^([A-Za-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${timePart}$`);
const compact = /^(19[7-9]\d|20\d\d)(\d{2})(\d{2})$/;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export function dateShape(text: string): DateParts | null {
  const value = text.trim();
  if (value.length < 6 || value.length > 40) return null;
  const iso = isoForm.exec(value);
  if (iso) return parts(iso[2], iso[3], iso[1], iso[4], iso[5], true, false);
  const plain = loose.exec(value);
  if (plain) return parts(plain[1], plain[2], century(plain[3] as string), plain[4], plain[5], false, false);
  const word = named.exec(value);
  const wordMonth = word && months.indexOf((word[2] as string).slice(0, 3).toLowerCase()) + 1;
  if (word && wordMonth) return parts(`${wordMonth}`, word[1], word[3], word[4], word[5], true, true);
  const wordFirst = namedFirst.exec(value);
  const firstMonth = wordFirst && months.indexOf((wordFirst[1] as string).slice(0, 3).toLowerCase()) + 1;
  if (wordFirst && firstMonth)
    return parts(`${firstMonth}`, wordFirst[2], wordFirst[3], wordFirst[4], wordFirst[5], true, true);
  const short = compact.exec(value);
  return short ? parts(short[2], short[3], short[1], undefined, undefined, true, false) : null;
}

function century(year: string): string {
  return year.length === 4 ? year : Number(year) < 70 ? `20${year}` : `19${year}`;
}

function parts(
  a: string | undefined,
  b: string | undefined,
  y: string | undefined,
  clock: string | undefined,
  offset: string | undefined,
  iso: boolean,
  isNamed: boolean,
): DateParts {
  const time = clock ? `${clock}${offset ?? ""}` : "";
  return { first: Number(a), second: Number(b), year: Number(y), time, named: isNamed, iso };
}

function dayOf(shape: DateParts, order: DateOrder): string | null {
  const [month, day] = shape.iso || order !== "dmy" ? [shape.first, shape.second] : [shape.second, shape.first];
  if (!shape.iso && (order === "ymd" || order === "ask")) return null;
  if (month < 1 || month > 12 || day < 1 || shape.year < 1970 || shape.year > 2100) return null;
  if (day > new Date(Date.UTC(shape.year, month, 0)).getUTCDate()) return null;
  return `${shape.year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** YYYY-MM-DD; "impossible" when it looks like a date and is none; null when it does not look like one. */
export function parseDay(text: string, order: DateOrder): string | "impossible" | null {
  const shape = dateShape(text);
  return shape ? (dayOf(shape, order) ?? "impossible") : null;
}

/** An ISO instant in UTC, with the same two failures as parseDay. Also Unix seconds and milliseconds. */
export function parseInstant(text: string, order: DateOrder): string | "impossible" | null {
  const value = text.trim();
  if (/^\d{10}$|^\d{13}$/.test(value)) return new Date(Number(value) * (value.length === 10 ? 1000 : 1)).toISOString();
  const shape = dateShape(value);
  if (!shape) return null;
  const day = dayOf(shape, order);
  if (!day) return "impossible";
  if (!shape.time) return `${day}T00:00:00.000Z`;
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)? ?([AaPp])?[^\d+Z-]*(Z|UTC|[+-]\d{2}:?\d{2})?$/.exec(
    shape.time,
  );
  if (!clock) return "impossible";
  const half = clock[5]?.toLowerCase();
  const hour = half ? (Number(clock[1]) % 12) + (half === "p" ? 12 : 0) : Number(clock[1]);
  const minute = Number(clock[2]);
  const second = Number(clock[3] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return "impossible";
  const at = Date.parse(`${day}T00:00:00Z`) + ((hour * 60 + minute) * 60 + second) * 1000;
  return new Date(at + Number((clock[4] ?? "0").padEnd(3, "0").slice(0, 3)) - offsetOf(clock[6])).toISOString();
}

function offsetOf(offset: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset ?? "");
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000;
}

/** Counts what a column's values allow, and decides at the end. */
export class DateVotes {
  seen = 0;
  dates = 0;
  withTime = 0;
  private loose = 0;
  private onlyDmy = 0;
  private onlyMdy = 0;
  private known = new Set<string>();

  push(text: string) {
    this.seen++;
    if (this.known.has(text)) {
      this.dates++;
      return;
    }
    const shape = dateShape(text);
    if (!shape) return;
    this.dates++;
    if (shape.time) this.withTime++;
    if (!shape.iso) {
      this.loose++;
      if (shape.first > 12 && shape.second <= 12) this.onlyDmy++;
      if (shape.second > 12 && shape.first <= 12) this.onlyMdy++;
    }
    if (this.known.size < 5000) this.known.add(text);
  }

  order(): DateOrder {
    if (this.loose === 0) return "ymd";
    if (this.onlyDmy > 0 && this.onlyMdy === 0) return "dmy";
    if (this.onlyMdy > 0 && this.onlyDmy === 0) return "mdy";
    if (this.onlyDmy > this.onlyMdy * 20) return "dmy";
    if (this.onlyMdy > this.onlyDmy * 20) return "mdy";
    return "ask";
  }
}
