import { expect, test } from "vitest";
import type { OverrideRow } from "#lib/health/schema/overrides.ts";
import { endWords, outcomeWords, shareWords, verdictSentence } from "./override-words.ts";

const asOf = "2026-11-23";
const row: OverrideRow = {
  id: 1,
  accountId: 1,
  account: "Vane",
  band: "watch",
  reason: "New sponsor",
  setBy: "Ines Moreau",
  startsOn: "2026-11-03",
  endsOn: "2026-12-03",
  endedOn: null,
  endedBy: null,
  replaced: false,
  inForce: true,
  computed: "at-risk",
  score: 38,
  leftOn: null,
  verdict: "open",
  scoreVerdict: null,
  mayEnd: false,
};

test("X1 a band set by hand says until when it counts, or how and when it ended", () => {
  expect(endWords(row, asOf)).toBe("until 3 Dec");
  expect(endWords({ ...row, inForce: false, endsOn: "2026-11-20" }, asOf)).toBe("ended on 20 Nov");
  const ended = { ...row, inForce: false, endedOn: "2026-11-21", endedBy: "Tomas Reyes" };
  expect(endWords(ended, asOf)).toBe("ended on 21 Nov by Tomas Reyes");
  expect(endWords({ ...ended, replaced: true }, asOf)).toBe("replaced on 21 Nov by Tomas Reyes");
});

test("X1 what became of the account, or when that will be known", () => {
  expect(outcomeWords(row)).toBe("known by 1 Feb 2027");
  expect(outcomeWords({ ...row, verdict: "wrong", leftOn: "2026-11-13" })).toBe("left on 13 Nov 2026");
  const old = { ...row, verdict: "right" as const, startsOn: "2026-01-01" };
  expect(outcomeWords({ ...old, leftOn: "2026-05-01" })).toBe("stayed 90 days");
  expect(outcomeWords(old)).toBe("stayed 90 days");
});

test("X1 with fewer than 30 known outcomes no verdict is given; with 30 the share has its range and the score stands beside", () => {
  const tally = { total: 50, open: 10, noSide: 11, right: 20, wrong: 9, scoreRight: 9, scoreWrong: 19 };
  expect(shareWords(tally)).toBe("no verdict yet");
  expect(verdictSentence(tally)).toBe(
    "No verdict is possible yet: of 50 bands set by hand the outcome is known of 29, and it takes 30.",
  );
  expect(verdictSentence({ ...tally, right: 21 })).toBe(
    "Of 30 bands set by hand whose outcome is known, 21 were right (70\u202f%, between 52 and 83\u202f%). The score was right about 9 of the 28 it had a band for.",
  );
  expect(verdictSentence({ ...tally, right: 21, scoreRight: 0, scoreWrong: 0 })).not.toContain("The score");
});
