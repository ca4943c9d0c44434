const MILLISECONDS_A_DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A calendar day, `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string;

const numbers = new Map<Day, number>();

/** Days since 1970; remembered, for a run over a large book asks for the same few thousand days millions of times. */
function dayNumber(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Math.round(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY);
  numbers.set(day, number);
  return number;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day `count` days after `day`. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

const A_SUNDAY = "1970-01-04";

/** Every Sunday from `from` on, before `to`. */
export function sundaysBetween(from: Day, to: Day): Day[] {
  const first = addDays(from, (7 - (((daysBetween(A_SUNDAY, from) % 7) + 7) % 7)) % 7);
  const count = Math.max(0, Math.ceil(daysBetween(first, to) / 7));
  return Array.from({ length: count }, (_, week) => addDays(first, week * 7));
}

/** "9 Nov", with the year when it is not that of `asOf`. */
export function dayText(day: Day, asOf: Day): string {
  const [year, month, date] = day.split("-");
  const short = `${Number(date)} ${MONTHS[Number(month) - 1]}`;
  return year === asOf.slice(0, 4) ? short : `${short} ${year}`;
}
