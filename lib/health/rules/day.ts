const MILLISECONDS_A_DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A calendar day, `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS_A_DAY);
}

/** The day `count` days after `day`. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** "9 Nov", with the year when it is not that of `asOf`. */
export function dayText(day: Day, asOf: Day): string {
  const [year, month, date] = day.split("-");
  const short = `${Number(date)} ${MONTHS[Number(month) - 1]}`;
  return year === asOf.slice(0, 4) ? short : `${short} ${year}`;
}
