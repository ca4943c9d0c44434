import { expect, test } from "vitest";
import { anonymous } from "#lib/caller.ts";
import { effectOf, salesBody, stepsOf } from "./steps.ts";

const as = (more: object) => ({ ...anonymous("test", "test"), kind: "user" as const, userId: 7, ...more });
const standing = (state: "draft" | "submitted" | "passed" | "accepted") => ({ state, csmId: 7, ownerId: 8 });

test("C1, C2: each step has its people, and none skips the coordinator", () => {
  const steps = (who: object, deputy = false) =>
    (["draft", "submitted", "passed", "accepted"] as const).map((state) => stepsOf(standing(state), as(who), deputy));
  expect(steps({ role: "manager" })).toEqual([["submit", "withdraw"], [], [], []]);
  expect(steps({ role: "specialist", desk: "sales" })).toEqual([["submit", "withdraw"], [], [], []]);
  expect(steps({ role: "specialist", desk: "technical" })).toEqual([[], [], [], []]);
  expect(steps({ role: "coordinator" })).toEqual([[], ["pass", "send-back"], [], []]);
  expect(steps({ role: "csm" })).toEqual([[], [], ["accept", "return"], []]);
  expect(steps({ role: "csm", userId: 9 }, true)).toEqual([[], ["pass", "send-back"], [], []]);
});

test("C3: the effect on satisfaction is told from five answers on each side", () => {
  const side = (answers: number, satisfied: number) => ({ answers, satisfied });
  expect(effectOf({ before: side(10, 5), after: side(5, 4) })).toEqual({ before: 50, after: 80, change: 30 });
  expect(effectOf({ before: side(10, 5), after: side(4, 4) })).toEqual({ before: 50, after: null, change: null });
});

test("an opportunity reads the same way each time", () => {
  expect(salesBody({ need: "More seats", people: null, timing: "Q1" }, "Seats")).toBe(
    "What the customer needs: More seats\n\nTiming: Q1\n\nDeal on record: Seats",
  );
});
