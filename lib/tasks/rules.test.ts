import { expect, test } from "vitest";
import { bucketOf, mayGive, snoozeProblem } from "./rules.ts";

const asOf = "2026-11-16";
const bucket = (dueOn: string, more: { state?: "open" | "done"; snoozedUntil?: string } = {}) =>
  bucketOf({ dueOn, state: more.state ?? "open", snoozedUntil: more.snoozedUntil ?? null }, asOf);

test("issue 5 §3: urgency is the day it is due, unless it was put off or is over", () => {
  expect(["2026-11-15", asOf, "2026-11-17", "2026-11-22", "2026-11-23"].map((day) => bucket(day))).toEqual([
    "overdue",
    "today",
    "week",
    "week",
    "later",
  ]);
  expect(bucket("2026-11-01", { snoozedUntil: "2026-11-17" })).toBe("snoozed");
  expect(bucket("2026-11-01", { snoozedUntil: asOf })).toBe("overdue");
  expect(bucket("2026-11-01", { state: "done" })).toBe("done");
});

test("a snooze ends on a day to come, within a year", () => {
  expect(snoozeProblem(asOf, asOf)).toMatch(/day to come/);
  expect(snoozeProblem("2026-11-17", asOf)).toBeNull();
  expect(snoozeProblem("2028-01-01", asOf)).toMatch(/within a year/);
});

test("N1: nothing of an account gets to or from a specialist but through the coordinator", () => {
  expect(mayGive("csm", ["csm"], { account: true })).toBe(true);
  expect(mayGive("csm", ["specialist"], { account: true })).toBe(false);
  expect(mayGive("csm", ["specialist"], { account: false })).toBe(false);
  expect(mayGive("specialist", ["csm"], { account: false })).toBe(false);
  expect(mayGive("specialist", ["coordinator"], { account: true })).toBe(true);
  expect(mayGive("coordinator", ["specialist"], { account: true })).toBe(false);
  expect(mayGive("coordinator", ["specialist"], { account: false })).toBe(true);
});
