/** The calendar day (YYYY-MM-DD) that `now` falls on in an IANA time zone. */
export function today(timeZone = "UTC", now: Date = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}
