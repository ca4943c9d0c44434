import { createHash } from "node:crypto";
import ICAL from "ical.js";
import { cleanText } from "#lib/ingest/rules/clean-json.ts";

/** A meeting that took place, with the addresses of those who were asked to it. */
export type Meeting = { key: string; at: string; summary: string; addresses: string[] };
type Window = { from: Date; to: Date };

export const largestCalendar = 5 * 1024 * 1024;
const mostEvents = 20_000;
/** Of one event that repeats, and of all of a calendar: an endless one each second must end too. */
const mostSteps = 5000;
const mostStepsInAll = 60_000;
/** An occurrence may have been moved into the window from so long before it. */
const movedMs = 31 * 86_400_000;
const mostMeetings = 500;

/** The meetings between two moments with anybody else, each occurrence once, the latest first; null when this is no calendar. */
export function readCalendar(text: string, window: Window): Meeting[] | null {
  if (text.length > largestCalendar) return null;
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    if (calendar.name !== "vcalendar") return null;
    ICAL.TimezoneService.reset();
    for (const zone of calendar.getAllSubcomponents("vtimezone").slice(0, 200)) ICAL.TimezoneService.register(zone);
    const left = { steps: mostStepsInAll };
    const found = eventsOf(calendar).flatMap((event) => meetingsOf(event, window, left));
    return found.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostMeetings);
  } catch {
    return null;
  } finally {
    ICAL.TimezoneService.reset();
  }
}

function eventsOf(calendar: ICAL.Component): ICAL.Event[] {
  const all = calendar
    .getAllSubcomponents("vevent")
    .slice(0, mostEvents)
    .map((one) => new ICAL.Event(one));
  const whole = new Map(all.filter((event) => !event.isRecurrenceException()).map((event) => [event.uid, event]));
  const alone = all.filter((event) => event.isRecurrenceException() && !whole.has(event.uid));
  for (const event of all) if (event.isRecurrenceException()) whole.get(event.uid)?.relateException(event);
  return [...whole.values(), ...alone];
}

function meetingsOf(event: ICAL.Event, window: Window, left: { steps: number }): Meeting[] {
  if (!event.startDate) return [];
  if (!event.isRecurring()) return meetingOf(event, event.startDate, event.recurrenceId ?? null, window);
  const rules = event.component.getAllProperties("rrule").map((rule) => rule.getFirstValue() as ICAL.Recur);
  if (!rules.every(comesBack)) return [];
  const found: Meeting[] = [];
  const steps = event.iterator();
  for (let step = 0; step < mostSteps && left.steps > 0; step++, left.steps--) {
    const next = steps.next();
    if (!next || momentOf(next) > window.to) break;
    if (momentOf(next).getTime() < window.from.getTime() - movedMs) continue;
    const { item, startDate } = event.getOccurrenceDetails(next);
    found.push(...meetingOf(item, startDate, next, window));
  }
  return found;
}

/** Whether a rule is one of meetings: the library searches for ever for the 30th of February of a rule by days or finer. */
function comesBack({ freq, parts }: ICAL.Recur): boolean {
  if (freq === "MONTHLY" || freq === "YEARLY") return true;
  return (
    (freq === "DAILY" || freq === "WEEKLY") &&
    Object.keys(parts).every((part) => part === "BYDAY" || part === "BYMONTH")
  );
}

// a time without a zone is taken as UTC, wherever this runs
const momentOf = (time: ICAL.Time) => new Date(time.toUnixTime() * 1000);

function meetingOf(event: ICAL.Event, start: ICAL.Time, recurrence: ICAL.Time | null, { from, to }: Window): Meeting[] {
  const at = momentOf(start);
  const status = String(event.component.getFirstPropertyValue("status") ?? "").toUpperCase();
  if (status === "CANCELLED" || start.isDate || Number.isNaN(at.getTime()) || at < from || at > to) return [];
  const people = [...event.attendees, ...event.component.getAllProperties("organizer")];
  const addresses = [...new Set(people.flatMap(addressOf))].slice(0, 200);
  if (addresses.length < 2) return [];
  const title =
    cleanText(event.summary ?? "")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 300) || "(no title)";
  const id = `${event.uid}\n${recurrence?.toString() ?? ""}`;
  const key = `ics:${createHash("sha256").update(id).digest("hex").slice(0, 40)}`;
  return [{ key, at: at.toISOString(), summary: title, addresses }];
}

function addressOf(person: ICAL.Property): string[] {
  if (String(person.getParameter("partstat") ?? "").toUpperCase() === "DECLINED") return [];
  const address = String(person.getFirstValue() ?? "")
    .replace(/^mailto:/i, "")
    .trim()
    .toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(address) ? [address] : [];
}
