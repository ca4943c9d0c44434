import fc from "fast-check";
import { expect, test } from "vitest";
import { digestDue } from "./digest-due.ts";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
];
const halfHour = 30 * 60_000;
const formats = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }),
  ]),
);
const wall = (zone: string, at: number) => formats.get(zone)?.format(at) as string;

test("issue 5, point 9: once on each chosen day, at the first moment at or past the hour, over every change of the clocks", () => {
  const property = fc.property(
    fc.constantFrom(...zones),
    fc.integer({ min: 0, max: 23 }),
    fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    fc.constantFrom(5, 66, 87, 93, 96, 214, 275, 296, 303),
    (timeZone, hour, weekdays, from) => {
      const start = Date.UTC(2026, 0, 1) + from * 86_400_000;
      const made: string[] = [];
      const expected = new Set<string>();
      let lastDay: string | null = null;
      for (let at = start; at < start + 4 * 86_400_000; at += halfHour) {
        const here = wall(timeZone, at);
        const day = here.slice(0, 10);
        const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
        if (Number(here.slice(11, 13)) >= hour && weekdays.includes(weekday)) expected.add(day);
        const due = digestDue({ timeZone, hour, weekdays, lastDay }, new Date(at));
        if (due === null) continue;
        expect(due).toBe(day);
        made.push(due);
        lastDay = due;
      }
      expect(made).toEqual([...expected]);
    },
  );
  fc.assert(property, { seed: 9, numRuns: 40 });
});

test.each([
  ["the hour that spring leaves out", "2026-03-29T01:00:00Z", 2, "2026-03-29"],
  ["just before it", "2026-03-29T00:59:00Z", 2, null],
  ["the hour that autumn repeats, the first time", "2026-10-25T00:00:00Z", 2, "2026-10-25"],
  ["midnight", "2026-06-09T22:00:00Z", 0, "2026-06-10"],
])("%s", (_, at, hour, due) => {
  const times = { timeZone: "Europe/Berlin", hour, weekdays: [1, 2, 3, 4, 5, 6, 7], lastDay: null };
  expect(digestDue(times, new Date(at))).toBe(due);
  if (due) expect(digestDue({ ...times, lastDay: due }, new Date(Date.parse(at) + 3_600_000))).toBeNull();
});
