/**
 * The window of a back-test: as of a day, an account churned when it left in (asOf + lead, asOf + lead + horizon]. Unit:
 * calendar days. A date can be judged once its window is over, and from the first day on that anything is known of.
 */
import type { Window } from "../../schema/backtest.ts";
import { addDays, type Day } from "../day.ts";

/** The last day of the window of a date. */
export function windowEnd(asOf: Day, { lead, horizon }: Window): Day {
  return addDays(asOf, lead + horizon);
}

/** What became of an account by the end of the window, given the first day after the date on which it left. */
export function outcomeOf(leftOn: Day | null, asOf: Day, window: Window): "stayed" | "churned" | "left in lead" {
  if (leftOn === null || leftOn > windowEnd(asOf, window)) return "stayed";
  return leftOn > addDays(asOf, window.lead) ? "churned" : "left in lead";
}

function monthBefore(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 1 ? `${year - 1}-12-01` : `${year}-${String(month - 1).padStart(2, "0")}-01`;
}

/** The first of each of the last months whose window is over by today, none before `first`; oldest first. */
export function monthlyDates(months: number, first: Day, today: Day, window: Window): Day[] {
  const dates: Day[] = [];
  let day = `${today.slice(0, 7)}-01`;
  while (windowEnd(day, window) > today) day = monthBefore(day);
  for (; dates.length < months && day >= first; day = monthBefore(day)) dates.push(day);
  return dates.reverse();
}

/** What is wrong with dates that a person chose, as a sentence; null when each can be judged. */
export function wrongDates(dates: readonly Day[], first: Day, today: Day, window: Window): string | null {
  const latest = addDays(today, -window.lead - window.horizon);
  for (const day of dates) {
    if (day > today)
      return `${day} is in the future. Choose ${latest} or earlier: what happened after it must be known.`;
    if (day < first) return `Nothing is known before ${first}, so ${day} cannot be tested. Choose a later date.`;
    if (day > latest)
      return `What became of the accounts of ${day} is known on ${windowEnd(day, window)}, when its window is over. Choose ${latest} or earlier, or a shorter window.`;
  }
  return null;
}
