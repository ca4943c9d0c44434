import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, sundaysBetween } from "./day.ts";
import { nextSpark, sparkOf } from "./spark.ts";

test("F3: a spark kept day by day equals the one made from all scores", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 100 })), {
        minLength: 1,
        maxLength: 60,
      }),
      (steps) => {
        let day = "2026-01-01";
        const scores: { day: string; score: number }[] = [];
        let kept: { spark: (number | null)[]; day: string } | null = null;
        for (const [step, score] of steps) {
          day = addDays(day, step + 1);
          scores.push({ day, score });
          kept = { spark: nextSpark(kept, day, score), day };
        }
        expect(kept?.spark).toEqual(sparkOf(scores, day));
        expect(kept?.spark).toHaveLength(12);
      },
    ),
  );
});

test("F3: a week without a score is a gap, not a zero; a later score of the week wins", () => {
  const spark = sparkOf(
    [
      { day: "2026-11-02", score: 70.4 },
      { day: "2026-11-16", score: 50 },
      { day: "2026-11-17", score: 38.6 },
    ],
    "2026-11-22",
  );
  expect(spark.slice(-3)).toEqual([70, null, 39]);
});

test("F3: the past is scored on Sundays, whatever day it is done on", () => {
  expect(sundaysBetween("2026-06-01", "2026-06-21")).toEqual(["2026-06-07", "2026-06-14"]);
  expect(sundaysBetween("2026-06-07", "2026-06-08")).toEqual(["2026-06-07"]);
  expect(sundaysBetween("2026-06-08", "2026-06-08")).toEqual([]);
  for (const day of sundaysBetween("1969-11-03", "2026-06-08")) expect(new Date(day).getUTCDay()).toBe(0);
});
