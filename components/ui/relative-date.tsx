import { absoluteDate, type Moment, relativeDate } from "./dates.ts";

/**
 * A date as people say it, with the absolute on hover. `at` is an instant (ISO or Date) or a calendar day (`YYYY-MM-DD`);
 * pass the person's `timeZone`, and `now` where the page has an as-of date.
 */
export function RelativeDate({
  at,
  now = new Date(),
  timeZone = "UTC",
  className,
}: {
  at: Moment | null;
  now?: Moment;
  timeZone?: string;
  className?: string;
}) {
  if (at === null) return <span className={className}>never</span>;
  const absolute = absoluteDate(at, timeZone);
  return (
    <time
      dateTime={typeof at === "string" ? at : at.toISOString()}
      title={absolute}
      className={className}
      suppressHydrationWarning
    >
      {relativeDate(at, now, timeZone)}
    </time>
  );
}
