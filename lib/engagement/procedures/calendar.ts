import { z } from "zod";
import { door } from "#lib/door.ts";
import { readCalendarSettings } from "../read/calendar.ts";
import * as shape from "../schema/calendar.ts";
import { endFeed, forgetCalendar, renewFeed, setCalendar, takeCalendar } from "../write/calendar.ts";

const self = { audience: ["csm", "manager"], subject: "self" } as const;
const none = z.object({}).optional();

export const calendarDoors = {
  calendarSettings: door({
    ...self,
    effect: "read",
    route: {
      method: "GET",
      path: "/calendar",
      summary: "My calendar feed, and the calendar my meetings are read from",
    },
    input: none,
    output: shape.calendarSettings,
  }).handler(({ caller }) => readCalendarSettings(caller.userId as number)),
  renewFeed: door({
    ...self,
    effect: "write",
    route: { method: "POST", path: "/calendar/feed", summary: "Get a new private calendar feed; the old one ends" },
    input: none,
    output: shape.calendarSettings,
  }).handler(async ({ caller }) => {
    await renewFeed(caller.userId as number);
    return readCalendarSettings(caller.userId as number);
  }),
  endFeed: door({
    ...self,
    effect: "write",
    route: { method: "DELETE", path: "/calendar/feed", summary: "End my calendar feed" },
    input: none,
    output: z.object({ ended: z.number() }),
  }).handler(({ caller }) => endFeed(caller.userId as number)),
  setCalendar: door({
    ...self,
    effect: "write",
    route: {
      method: "PUT",
      path: "/calendar/source",
      summary: "Read my past meetings from a calendar's address, hourly",
    },
    input: shape.setCalendarInput,
    output: shape.calendarTaken,
  }).handler(({ input, caller }) => setCalendar(input.url, caller.userId as number)),
  forgetCalendar: door({
    ...self,
    effect: "write",
    route: { method: "DELETE", path: "/calendar/source", summary: "Read no calendar of mine any more" },
    input: none,
    output: z.object({ forgotten: z.number() }),
  }).handler(({ caller }) => forgetCalendar(caller.userId as number)),
  dropCalendar: door({
    ...self,
    effect: "write",
    route: { method: "POST", path: "/calendar", summary: "Document the past meetings of a calendar file" },
    input: z.object({ file: shape.calendarFile }),
    output: shape.calendarTaken,
  }).handler(async ({ input, caller }) => takeCalendar(await input.file.text(), caller.userId as number)),
};
