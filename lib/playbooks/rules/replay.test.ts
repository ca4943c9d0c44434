import { expect, it } from "vitest";
import { firings, replayWeeks, sumFirings } from "./replay.ts";

const weeks = (text: string) => [...text].map((letter) => (letter === "?" ? null : letter === "1"));
const fired = (text: string, rest = 0) =>
  firings(weeks(text), rest).flatMap((fires, week) => (fires ? [week + 1] : []));

it("fires in the week in which a condition begins to hold, not while it lasts, and not within its rest (X11)", () => {
  expect(fired("00110010000000")).toEqual([2, 6]);
  expect(fired("11100000000000")).toEqual([]);
  expect(fired("0?1?0?10000000")).toEqual([2, 6]);
  expect(fired("01010100000000", 14)).toEqual([1, 5]);
});

it("adds up by keeper and by week, each looked-at account standing for as many as it does", () => {
  const first = firings(weeks("01000000000000"), 0);
  const { lines, weeks: sums } = sumFirings(
    [
      { keeper: 3, fired: first },
      { keeper: null, fired: first },
      { keeper: 3, fired: first },
    ],
    2,
  );
  expect(lines).toEqual([
    { id: 3, perWeek: 4 / replayWeeks },
    { id: null, perWeek: 2 / replayWeeks },
  ]);
  expect(sums[0]).toBe(6);
  expect(sums.slice(1).every((n) => n === 0)).toBe(true);
});
