export type DigestTimes = {
  timeZone: string;
  hour: number;
  /** 1 is Monday, 7 Sunday. */
  weekdays: readonly number[];
  /** The last day (YYYY-MM-DD) of the person's own calendar that was looked after. */
  lastDay: string | null;
};

/** When a digest comes to whoever chose nothing. */
export const defaultTimes = { active: true, hour: 8, weekdays: [1, 2, 3, 4, 5] };

/**
 * The day for which a digest is due now, or null. Judged by the clock on the person's wall: an hour that a change of the clocks
 * leaves out is over as soon as it is skipped, one that comes twice counts once.
 */
export function digestDue({ timeZone, hour, weekdays, lastDay }: DigestTimes, now: Date): string | null {
  const { day, hour: here } = wallClock(timeZone, now);
  if (here < hour || (lastDay !== null && lastDay >= day)) return null;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return weekdays.includes(weekday) ? day : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function wallClock(timeZone: string, now: Date): { day: string; hour: number } {
  const options = {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
  } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", options);
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: `${parts.year}-${parts.month}-${parts.day}`, hour: Number(parts.hour) };
}
