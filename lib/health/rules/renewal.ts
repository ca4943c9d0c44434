import { addDays, type Day } from "./day.ts";

const A_YEAR_AND_A_DAY = 366;

/**
 * The renewal date that was next on the day `asOf`. Only the latest date is stored, so for a day in the past it is
 * taken back by whole years: what was agreed later must not be known earlier.
 */
export function renewalAsOf(renewalOn: Day | null, asOf: Day): Day | null {
  if (renewalOn === null) return null;
  let day = renewalOn;
  while (day > addDays(asOf, A_YEAR_AND_A_DAY)) day = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return day.endsWith("-02-29") && Number(day.slice(0, 4)) % 4 !== 0 ? `${day.slice(0, 4)}-02-28` : day;
}
