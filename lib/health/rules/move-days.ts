import { daySchema } from "../schema.ts";
import { addDays, type Day } from "./day.ts";

export type TwoDays = { from: Day; to: Day };

const usualSpan = 7;
/** Before it nobody kept a health score; the calendar of databases begins not much earlier. */
const earliest = "1900-01-01";
/** How many days back the changes of one account are told at a press. */
export const accountSpans = [7, 14, 30, 90] as const;

/** The two days that a move is told between, by default `span` days up to today; or the sentence that says what to correct. */
export function readTwoDays(
  asked: { from?: Day; to?: Day },
  today: Day,
  span: number = usualSpan,
): TwoDays | { error: string } {
  const to = asked.to ?? today;
  if (to < earliest || (asked.from ?? to) < earliest)
    return { error: "One of the days lies before 1900: choose a later one." };
  const from = asked.from ?? addDays(to, -span);
  if (to > today) return { error: "The second day is in the future: choose today or an earlier day." };
  if (from >= to) return { error: "The first day must come before the second: change one of them." };
  return { from, to };
}

/** The two days of an account's address, or its span of days (`since`) up to today, else the last 14 days. */
export function daysOfAddress(
  query: Record<string, string | string[] | number | undefined | null>,
  today: Day,
): TwoDays {
  const one = (name: string) => [query[name]].flat()[0];
  const day = (name: string) => daySchema.safeParse(one(name)).data;
  const span = accountSpans.find((days) => String(days) === one("since")) ?? 14;
  const days = readTwoDays({ from: day("from"), to: day("to") }, today, span);
  return "error" in days ? { from: addDays(today, -span), to: today } : days;
}
