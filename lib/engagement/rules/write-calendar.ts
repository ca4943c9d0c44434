import ICAL from "ical.js";

/** `on`: a whole day; `at`: a moment, one hour long. */
export type CalendarEntry = { uid: string; title: string; href: string } & ({ on: string } | { at: string });

/** A calendar as iCalendar (RFC 5545) text. */
export function writeCalendar(entries: readonly CalendarEntry[], origin: string): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Bellwether//EN");
  calendar.addPropertyWithValue("x-wr-calname", "Bellwether");
  for (const entry of entries) {
    const component = new ICAL.Component("vevent");
    const event = new ICAL.Event(component);
    event.uid = `${entry.uid}@${new URL(origin).host}`;
    event.summary = entry.title;
    component.addPropertyWithValue("url", origin + entry.href);
    component.addPropertyWithValue("transp", "TRANSPARENT");
    if ("on" in entry) event.startDate = ICAL.Time.fromDateString(entry.on);
    else {
      event.startDate = ICAL.Time.fromJSDate(new Date(entry.at), true);
      event.duration = ICAL.Duration.fromSeconds(3600);
    }
    component.addPropertyWithValue("dtstamp", ICAL.Time.fromJSDate(new Date(0), true));
    calendar.addSubcomponent(component);
  }
  return `${calendar.toString()}\r\n`;
}
