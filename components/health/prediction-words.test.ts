import { describe, expect, test } from "vitest";
import type { BacktestFlag } from "#lib/health/schema/backtest.ts";
import {
  chosenSubjects,
  cutWords,
  flagGroups,
  flagSentence,
  labelsOf,
  missedSentence,
  mostCut,
  readSubject,
  subjectOptions,
} from "./backtest-words.ts";
import { leftOutSentence } from "./fit-words.ts";
import {
  aucSentence,
  aucText,
  aucWords,
  calibrationSentence,
  differenceSentence,
  noVerdictSentence,
  predictionWords,
  shareWords,
} from "./prediction-words.ts";

const auc = (value: number, low: number, high: number) => ({ n: 100, auc: { value, low, high } });

describe("issue 3: AUC, lift and calibration in plain words", () => {
  test.each(Object.values(predictionWords))("$name is explained in two sentences", ({ words }) => {
    expect(words.match(/[a-z]\.(?= [A-Z]|$)/g)?.length).toBe(2);
  });

  test("figures carry their interval; none is n/a, never 0", () => {
    expect([aucText(0.724), aucText(1), aucText(0)]).toEqual([".72", "1.00", ".00"]);
    expect(aucWords({ value: 0.72, low: 0.66, high: 0.78 })).toBe(".72 (.66 to .78)");
    expect(shareWords({ value: 0.31, low: 0.24, high: 0.39 })).toBe("31\u202f% (24 to 39)");
    expect([aucWords(null), shareWords(null)]).toEqual(["n/a", "n/a"]);
  });

  test.each([
    [auc(0.72, 0.66, 0.78), /^In 72 of 100 pairs .* tells them apart\.$/],
    [auc(0.52, 0.45, 0.59), /not shown that the score tells them apart/],
    [auc(0.3, 0.2, 0.4), /points the wrong way/],
    [{ n: 0, auc: null }, /No account had a score/],
    [{ n: 10, auc: null }, /both accounts that left and accounts that stayed/],
  ])("what an AUC says", (figures, sentence) => {
    expect(aucSentence(figures)).toMatch(sentence);
  });

  test("too few left: the figure and its interval, without a verdict", () => {
    expect(aucSentence(auc(0.79, 0.71, 0.86), false)).toBe(
      "In 79 of 100 pairs the customer who left had the lower score; with so few, it may as well be 71 or 86.",
    );
    const by = { value: 0.03, low: 0.01, high: 0.05, verdict: "better" as const };
    expect(differenceSentence(by, "v3", "Draft", false)).toBe(
      "AUC of Draft differs from that of v3 by +.03, interval +.01 to +.05.",
    );
  });

  test("fewer than 30 leavings: no verdict, and it says so", () => {
    expect(noVerdictSentence(30)).toBeNull();
    expect(noVerdictSentence(29)).toMatch(/^Only 29 customers left .* no verdict is possible/);
    expect(noVerdictSentence(1)).toMatch(/^Only 1 customer left/);
    expect(noVerdictSentence(0)).toMatch(/^Nobody left/);
  });

  test("better, worse, or not told apart; which way calibration goes", () => {
    const by = { value: 0.03, low: 0.01, high: 0.05, verdict: "better" as const };
    expect(differenceSentence(by, "v3", "Draft")).toBe(
      "Draft is better than v3: AUC higher by .03, interval +.01 to +.05.",
    );
    expect(differenceSentence({ ...by, verdict: "same", low: -0.01 }, "v3", "Draft")).toContain("not told apart");
    expect(calibrationSentence({ inversions: 0, beyondChance: null })).toContain("fewer left in every group");
    expect(calibrationSentence({ inversions: 2, beyondChance: null })).toBe(
      "2 steps go the wrong way, none by more than chance.",
    );
    expect(calibrationSentence({ inversions: 1, beyondChance: { lower: 3, higher: 7 } })).toContain(
      "Group 7 left more often than group 3",
    );
  });
});

describe("X1: what a back-test offers and says", () => {
  const models = [
    { id: 9, version: null, status: "draft" as const, name: "Mine" },
    { id: 4, version: 2, status: "published" as const, name: "B" },
    { id: 1, version: 1, status: "published" as const, name: "A" },
  ];
  const options = subjectOptions({ models, measures: [{ key: "csat", label: "CSAT" }] });

  test("the model in use and the draft are chosen unless the address names others", () => {
    expect(options.map(({ label }) => label)).toEqual([
      "Draft “Mine”",
      "Version 2, in use",
      "Version 1",
      "Measure: CSAT",
    ]);
    expect(chosenSubjects(options, undefined)).toEqual(["model:4", "model:9"]);
    expect(chosenSubjects(options, "measure:csat,model:77,measure:csat")).toEqual(["measure:csat"]);
    expect([readSubject("model:4"), readSubject("measure:own:a")]).toEqual([
      { kind: "model", modelId: 4 },
      { kind: "measure", key: "own:a" },
    ]);
  });

  test("what was cut is named by source; a leak comes with what to check", () => {
    const cut = { tickets: 1204, answers: 88, usageDays: 0, interactions: 0, values: 0 };
    expect(cutWords(cut)).toBe("1,204 tickets, 88 answers");
    expect(cutWords(mostCut([]))).toBe("nothing");
    expect(mostCut([{ cut }, { cut: { ...cut, tickets: 3, values: 7 } }])).toEqual({ ...cut, values: 7 });
    expect(flagSentence({ kind: "leak", labels: ["M"], auc: 0.97 })).toMatch(
      /^M alone has an AUC of .97: .* Check whether/,
    );
    expect(flagSentence({ kind: "presence", labels: ["M"], auc: null })).toContain("M asks whether a row exists");
    expect(flagSentence({ kind: "present-only", labels: ["M"], auc: null })).toMatch(/^M knows only .* upper bound\.$/);
  });

  test("measures that know only the present are named in one sentence, each probable leak in its own", () => {
    const flag = (kind: BacktestFlag["kind"], label: string, auc: number | null = null) => ({
      kind,
      key: label.toLowerCase(),
      label,
      auc,
    });
    const groups = flagGroups([
      flag("present-only", "Seats"),
      flag("leak", "Notice", 0.97),
      flag("present-only", "Plan"),
      flag("leak", "Refund", 0.95),
      flag("present-only", "Region"),
      flag("presence", "Any row"),
    ]);
    expect(groups.map(labelsOf)).toEqual(["Seats, Plan and Region", "Notice", "Refund", "Any row"]);
    expect(groups.map(({ auc }) => auc)).toEqual([null, 0.97, 0.95, null]);
    const [found, leftOut] = [groups.map(flagSentence), groups.map(leftOutSentence)];
    expect(found[0]).toMatch(/^Seats, Plan and Region know only .* today's values/);
    expect(leftOut[0]).toMatch(/^Left out of the fit: Seats, Plan and Region\. /);
    expect(leftOut[2]).toMatch(/^Left out of the fit\. Refund alone has an AUC of \.95/);
  });

  test("an account that was healthy on several dates counts on each, and stands in the list once", () => {
    const said = (rows: number, missedAccounts: number, listed: number) =>
      missedSentence({
        overall: { churnedWhileHealthy: rows },
        missedAccounts,
        missed: { length: listed },
      });
    expect(said(26, 15, 15)).toBe(
      "15 accounts, each on the last date on which it was healthy. The figures above count an account once for each such date: 26 in all.",
    );
    expect(said(15, 15, 15)).toBe("15 accounts, each on the last date on which it was healthy.");
    expect(said(90, 80, 50)).toMatch(/^The 50 with the highest scores of 80 accounts, /);
  });
});
