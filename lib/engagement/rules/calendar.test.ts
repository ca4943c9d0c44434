import { describe, expect, test } from "vitest";
import { readCalendar } from "./read-calendar.ts";
import { writeCalendar } from "./write-calendar.ts";

const window = { from: new Date("2026-01-01T00:00:00Z"), to: new Date("2026-03-01T00:00:00Z") };
const people = ["ATTENDEE:mailto:Zoe@Acme.example", "ORGANIZER:mailto:me@test.example"];
const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const calendar = (...lines: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", ...lines, "END:VCALENDAR"].join("\r\n");
const read = (...lines: string[]) => readCalendar(calendar(...lines), window);

describe("C6 what is read of a calendar", () => {
  test("past meetings with others; no whole days, none cancelled, declined, to come, or alone", () => {
    const at = "DTSTART:20260105T090000Z";
    const found = read(
      ...event("UID:1", at, "SUMMARY:Kick-off\\, part 1", ...people),
      ...event("UID:2", at, "STATUS:CANCELLED", ...people),
      ...event("UID:3", "DTSTART;VALUE=DATE:20260105", ...people),
      ...event("UID:4", "DTSTART:20260401T090000Z", ...people),
      ...event("UID:5", at, "ORGANIZER:mailto:me@test.example"),
      ...event("UID:6", at, "ATTENDEE;PARTSTAT=DECLINED:mailto:zoe@acme.example", "ORGANIZER:mailto:me@test.example"),
    );
    expect(found).toMatchObject([
      {
        at: "2026-01-05T09:00:00.000Z",
        summary: "Kick-off, part 1",
        addresses: ["zoe@acme.example", "me@test.example"],
      },
    ]);
  });

  test("each occurrence of a series once, moved and left out ones too, in the zone it was written in", () => {
    const zone =
      "BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE";
    const series = event(
      "UID:s",
      "DTSTART;TZID=Here:20260105T090000",
      "RRULE:FREQ=WEEKLY;COUNT=4",
      "EXDATE;TZID=Here:20260112T090000",
      "SUMMARY:Weekly",
      ...people,
    );
    const moved = event(
      "UID:s",
      "RECURRENCE-ID;TZID=Here:20260119T090000",
      "DTSTART;TZID=Here:20260120T100000",
      "SUMMARY:Weekly\\, moved",
      ...people,
    );
    const found = read(zone, ...series, ...moved) ?? [];
    expect(found.map(({ at, summary }) => [at, summary])).toEqual([
      ["2026-01-26T07:00:00.000Z", "Weekly"],
      ["2026-01-20T08:00:00.000Z", "Weekly, moved"],
      ["2026-01-05T07:00:00.000Z", "Weekly"],
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(3);
    expect(read(zone, ...series, ...moved)).toEqual(found);
  });

  test("one that is made to harm ends: endless, broken, or no calendar", () => {
    const rules =
      "FREQ=SECONDLY FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30 FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30 FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31";
    for (const rule of rules.split(" "))
      expect(read(...event("UID:e", "DTSTART:20200101T000000Z", `RRULE:${rule}`, ...people))).toEqual([]);
    for (const text of ["", "hello", "BEGIN:VCALENDAR", "BEGIN:VTODO\r\nEND:VTODO", "x".repeat(6_000_000)])
      expect(readCalendar(text, window)).toBeNull();
    expect(read("BEGIN:VEVENT", "UID:x", "END:VEVENT")).toEqual([]);
  });
});

describe("a calendar that is given out", () => {
  test("reads back, and a title cannot end its line", () => {
    const text = writeCalendar(
      [
        { uid: "task-1", title: "Call Zoe\r\nATTENDEE:mailto:x@y.example; or, not", href: "/tasks", on: "2026-02-01" },
        { uid: "talk-1", title: "Meeting", href: "/accounts/1", at: "2026-02-01T10:00:00.000Z" },
      ],
      "https://desk.example",
    );
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text).toContain("DTSTART;VALUE=DATE:20260201");
    expect(text).toContain("DTSTART:20260201T100000Z");
    expect(text).toContain("URL:https://desk.example/accounts/1");
    expect(text).not.toMatch(/^ATTENDEE/m);
  });
});
