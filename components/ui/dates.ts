const day = 86_400_000;
const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

export type Moment = string | Date;

function dayNumber(at: Moment, timeZone: string): number {
  const text =
    typeof at === "string" && calendarDay.test(at)
      ? at
      : new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
          new Date(at),
        );
  return Date.parse(`${text}T00:00:00Z`) / day;
}

/** "16 Nov 2026", and for instants "16 Nov 2026, 17:40" in the time zone. */
export function absoluteDate(at: Moment, timeZone = "UTC", withTime = true): string {
  const isDay = typeof at === "string" && calendarDay.test(at);
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: isDay ? "UTC" : timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(isDay || !withTime ? {} : { hour: "2-digit", minute: "2-digit" }),
  });
  return format.format(new Date(isDay ? `${at}T00:00:00Z` : at)).replace("Sept", "Sep");
}

/** "16 Nov", with the year only when it is not that of `now`. */
export function shortDate(at: Moment, now: Moment, timeZone = "UTC"): string {
  const text = absoluteDate(at, timeZone, false);
  const year = absoluteDate(now, timeZone, false).slice(-4);
  return text.endsWith(year) ? text.slice(0, -5) : text;
}

/**
 * What people say: "just now", "12 min ago", "3 h ago", "yesterday", "6 days ago", "in 24 days", and beyond 60 days the date.
 * Calendar days are compared as days of the time zone, instants within a day by the clock.
 */
export function relativeDate(at: Moment, now: Moment, timeZone = "UTC"): string {
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  if (days === 0) {
    if (typeof at === "string" && calendarDay.test(at)) return "today";
    const minutes = Math.round((new Date(at).getTime() - new Date(now).getTime()) / 60_000);
    return clockWords(minutes);
  }
  if (days === -1) return "yesterday";
  if (days === 1) return "tomorrow";
  if (Math.abs(days) > 60) return shortDate(at, now, timeZone);
  return days < 0 ? `${-days} days ago` : `in ${days} days`;
}

function clockWords(minutes: number): string {
  const size = Math.abs(minutes);
  if (size < 1) return "just now";
  const words = size < 60 ? `${size} min` : `${Math.round(size / 60)} h`;
  return minutes < 0 ? `${words} ago` : `in ${words}`;
}
