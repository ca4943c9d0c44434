import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Band } from "../schema.ts";
import { addDays } from "./day.ts";
import {
  endedSentence,
  handBands,
  inForceSentence,
  isAmong,
  judgeOverride,
  lastDayProblem,
  type OverrideFacts,
  type OverrideVerdict,
  tallyOverrides,
  verdictFilters,
} from "./overrides.ts";

const asOf = "2026-11-23";
const long = addDays(asOf, -200);
const facts = (band: OverrideFacts["band"], computed: Band | null, leftAfter: number | null): OverrideFacts => ({
  band,
  computed,
  startsOn: long,
  leftOn: leftAfter === null ? null : addDays(long, leftAfter),
});
const judged = (...given: Parameters<typeof facts>) => {
  const { verdict, score } = judgeOverride(facts(...given), asOf);
  return [verdict, score];
};

describe("X1: whether a band set by hand was right", () => {
  test("healthy says that the account stays, at risk that it leaves; the score's own band says the same", () => {
    expect(judged("healthy", "at-risk", null)).toEqual(["right", "wrong"]);
    expect(judged("healthy", "at-risk", 30)).toEqual(["wrong", "right"]);
    expect(judged("at-risk", "healthy", 30)).toEqual(["right", "wrong"]);
    expect(judged("at-risk", "healthy", null)).toEqual(["wrong", "right"]);
    expect(judged("at-risk", "at-risk", 30)).toEqual(["right", "right"]);
  });

  test("watch says that the account stays beside an at-risk one, and takes no side beside any other", () => {
    expect(judged("watch", "at-risk", null)).toEqual(["right", "wrong"]);
    expect(judged("watch", "at-risk", 30)).toEqual(["wrong", "right"]);
    expect(judged("at-risk", "watch", 30)).toEqual(["right", "wrong"]);
    expect(judged("healthy", "watch", null)).toEqual(["right", null]);
    expect(judged("watch", "healthy", 30)).toEqual(["no-side", "wrong"]);
    for (const computed of ["watch", "unknown", null] as const)
      expect(judged("watch", computed, 30)).toEqual(["no-side", null]);
    expect(judged("healthy", "unknown", null)).toEqual(["right", null]);
  });

  test("it is known once the account has left or 90 days are over, not a day before", () => {
    const set = (days: number, leftOn: string | null = null) =>
      judgeOverride({ band: "healthy", computed: "at-risk", startsOn: addDays(asOf, -days), leftOn }, asOf).verdict;
    expect(set(89)).toBe("open");
    expect(set(90)).toBe("right");
    expect(set(10, addDays(asOf, -1))).toBe("wrong");
    expect(set(10, asOf)).toBe("wrong");
    expect(set(10, addDays(asOf, 1)), "a departure that lies ahead is not known").toBe("open");
    expect(judged("healthy", "at-risk", 90)[0]).toBe("wrong");
    expect(judged("healthy", "at-risk", 91)[0], "it left, but later than 90 days").toBe("right");
  });

  test("the counts add up, and the score is counted among the known ones alone", () => {
    const one = fc.record({
      band: fc.constantFrom(...handBands),
      computed: fc.constantFrom("healthy", "watch", "at-risk", "unknown", null) as fc.Arbitrary<Band | null>,
      startsOn: fc.nat(200).map((days) => addDays(asOf, -days)),
      leftOn: fc.option(fc.integer({ min: -190, max: 60 }).map((days) => addDays(asOf, days))),
    });
    fc.assert(
      fc.property(fc.array(one), (given) => {
        const verdicts = given
          .filter(({ startsOn, leftOn }) => leftOn === null || leftOn > startsOn)
          .map((row) => judgeOverride(row, asOf));
        const tally = tallyOverrides(verdicts);
        expect(tally.open + tally.noSide + tally.right + tally.wrong).toBe(tally.total);
        expect(tally.scoreRight + tally.scoreWrong).toBeLessThanOrEqual(tally.right + tally.wrong);
        const among = (asked: (typeof verdictFilters)[number]) =>
          verdicts.filter(({ verdict }) => isAmong(verdict, asked)).length;
        expect(verdictFilters.map(among)).toEqual([
          tally.right + tally.wrong,
          tally.right,
          tally.wrong,
          tally.open,
          tally.noSide,
        ]);
        expect(tallyOverrides([...verdicts].reverse())).toEqual(tally);
      }),
    );
  });

  test("where both take a side and disagree, exactly one of them is right", () => {
    const bands = fc.constantFrom("healthy" as const, "watch" as const, "at-risk" as const);
    fc.assert(
      fc.property(bands, bands, fc.option(fc.integer({ min: 1, max: 150 })), (band, computed, left) => {
        fc.pre(band !== computed && ![band, computed].includes("watch"));
        const found: OverrideVerdict = judgeOverride(facts(band, computed, left), asOf);
        expect([found.verdict, found.score].sort()).toEqual(["right", "wrong"]);
        expect(judgeOverride(facts(computed, band, left), asOf).verdict).toBe(found.score);
      }),
    );
  });
});

describe("X1: a band set by hand has a last day, and what is said of it", () => {
  test("the last day is today at the earliest and 180 days ahead at the latest", () => {
    expect(lastDayProblem(addDays(asOf, -1), asOf)).toContain("today or a later one");
    expect(lastDayProblem(asOf, asOf)).toBeNull();
    expect(lastDayProblem(addDays(asOf, 180), asOf)).toBeNull();
    expect(lastDayProblem(addDays(asOf, 181), asOf)).toContain("180 days");
  });

  test("a refusal names who set what until when and why; an ended one says how it ended", () => {
    const set = { band: "watch", reason: "New sponsor", setBy: "Ines Moreau", endsOn: "2026-12-03" } as const;
    expect(inForceSentence(set, asOf)).toBe(
      "Ines Moreau set this account to watch until 3 Dec: “New sponsor”. Replace it knowingly, or leave it.",
    );
    expect(inForceSentence({ ...set, setBy: null, endsOn: "2027-01-03" }, asOf)).toMatch(/^Somebody .* 3 Jan 2027:/);
    expect(endedSentence({ ...set, endedOn: null, endedBy: null, endsOn: "2026-11-20" }, asOf)).toBe(
      "It ended by itself on 20 Nov.",
    );
    expect(endedSentence({ ...set, endedOn: "2026-11-22", endedBy: "Tomas Reyes" }, asOf)).toBe(
      "Tomas Reyes ended it on 22 Nov.",
    );
  });
});
