import { z } from "zod";

const count = z.number().int();

export const calendarSettings = z.object({
  /** The address of one's own feed; null before there is one. */
  feed: z.string().nullable(),
  /** Where meetings are read from: only the host is ever shown. */
  source: z
    .object({ host: z.string(), readAt: z.iso.datetime({ offset: true }).nullable(), outcome: z.string().nullable() })
    .nullable(),
});
export type CalendarSettings = z.infer<typeof calendarSettings>;

export const calendarFile = z
  .file()
  .min(1, "This file is empty.")
  .max(5 * 1024 * 1024, "This calendar is larger than 5 MB. Export a shorter period.");
/** `left`: meetings with nobody known, with several accounts, or with accounts of other books. */
export const calendarTaken = z.object({ taken: count, known: count, left: count });
export type CalendarTaken = z.infer<typeof calendarTaken>;

export const setCalendarInput = z.object({
  url: z.string().trim().min(1, "Paste the address of the calendar.").max(2000),
});
