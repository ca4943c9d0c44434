import { describe, expect, test } from "vitest";
import { dayAfter, type NeedFacts, nextStep, reasonsOf, sinceWords, whyNow } from "./rules.ts";

const facts: NeedFacts = {
  kind: "at-risk",
  championLeft: null,
  priorityTickets: 0,
  overdueMilestone: null,
  overdueDays: 0,
  quietDays: 3,
  cadenceDays: 21,
  renewalDays: null,
  intervention: null,
};
const open = { id: 7, protocol: "Silence", why: "Nobody spoke to them for 40 days." };

describe("F5 a next step for each account on Today", () => {
  test.each([
    [{ ...facts, championLeft: "Dana", priorityTickets: 2 }, "Find a new champion"],
    [{ ...facts, priorityTickets: 2 }, "Review tickets"],
    [{ ...facts, quietDays: 38 }, "Plan a check-in"],
    [{ ...facts, quietDays: null }, "Plan a check-in"],
    [{ ...facts, kind: "renewal" as const, renewalDays: 12 }, "Settle the renewal"],
    [
      { ...facts, kind: "onboarding" as const, overdueMilestone: "Data import", championLeft: "Dana" },
      "Unblock the onboarding",
    ],
    [{ ...facts, kind: "silent" as const }, "Check the source"],
    [{ ...facts, kind: "intervention" as const, intervention: open }, "Work the intervention"],
    [{ ...facts, championLeft: "Dana", intervention: open }, "Work the intervention"],
    [facts, "See what changed"],
  ])("%#", (given, label) => expect(nextStep(given).label).toBe(label));

  test.each([
    [{ ...facts, kind: "cadence" as const, quietDays: 38 }, "No interaction for 38 days; the cadence is 21."],
    [
      { ...facts, kind: "onboarding" as const, overdueMilestone: "Data import", overdueDays: 1 },
      "“Data import” is 1 day overdue.",
    ],
    [{ ...facts, championLeft: "Dana" }, "Dana, the champion, has left."],
    [{ ...facts, priorityTickets: 2 }, "2 priority tickets are open."],
    [{ ...facts, kind: "renewal" as const, renewalDays: 12 }, "Renews in 12 days and is not healthy."],
    [{ ...facts, intervention: open }, "Silence: Nobody spoke to them for 40 days."],
    [facts, null],
  ])("%# says what the step rests on", (given, because) => expect(nextStep(given).because).toBe(because));

  test("the reason for the step comes before the ledger in one sentence", () => {
    expect(whyNow("drop", "Dana, the champion, has left.", "Down 4 since 9 Nov: usage fell 46 % (−4)")).toBe(
      "Dana, the champion, has left. Usage fell 46 % (−4)",
    );
    expect(whyNow("drop", "A priority ticket is open.", "Down 4 since 9 Nov: 1 priority ticket is open (−2)")).toBe(
      "1 priority ticket is open (−2)",
    );
    expect(whyNow("at-risk", null, null)).toBe("The score is in the at-risk band.");
  });
});

describe("Today: since you last looked", () => {
  test("names only what happened", () => {
    expect(sinceWords({ at: null, turnedAtRisk: 2, recovered: 1, answers: 4, tickets: 0 })).toBe(
      "2 turned at risk, 1 recovered, 4 answers came in",
    );
    expect(sinceWords({ at: null, turnedAtRisk: 0, recovered: 0, answers: 1, tickets: 1 })).toBe(
      "1 answer came in, 1 ticket opened",
    );
    expect(sinceWords({ at: null, turnedAtRisk: 0, recovered: 0, answers: 0, tickets: 0 })).toBe(
      "nothing changed in your book",
    );
  });
});

test("days are added over months and leap days", () => expect(dayAfter("2028-02-25", 7)).toBe("2028-03-03"));

describe("the reason in one line", () => {
  test.each([
    [
      "Down 9 since 9 Nov: usage fell 28 % (−4) and 1 priority ticket is open (−2)",
      "Usage fell 28 % (−4) and 1 priority ticket is open (−2)",
    ],
    ["Too little is known: 6 of 22 measures in use.", "Too little is known: 6 of 22 measures in use."],
  ])("%s", (summary, reasons) => {
    expect(reasonsOf(summary)).toBe(reasons);
  });
});
