import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#lib/health/rules/day.ts";
import { type Before, decide, isHeldOut, type Now, type Rule, roomUnder } from "./decide.ts";

const rule: Rule = { mode: "on", sustainDays: 2, recoveredDays: 3, coolDownDays: 10 };
const now = (more: Partial<Now> = {}): Now => ({
  met: true,
  left: false,
  asOf: "2026-03-10",
  endedOn: null,
  old: false,
  heldOut: false,
  ...more,
});
const earlier = (more: Partial<Before> = {}): Before => ({
  phase: "sustaining",
  since: "2026-03-09",
  clearOn: null,
  ...more,
});

describe("what becomes of a condition (issue 5 §1: sustained change, not noise)", () => {
  it("waits until it has held for its days, then fires", () => {
    expect(decide(null, now(), rule)).toEqual({ do: "follow", phase: "sustaining" });
    expect(decide(earlier(), now(), rule)).toEqual({ do: "nothing" });
    expect(decide(earlier({ since: "2026-03-08" }), now(), rule)).toEqual({ do: "follow", phase: "fired" });
    expect(decide(null, now(), { ...rule, sustainDays: 0 })).toEqual({ do: "follow", phase: "fired" });
  });
  it("leaves no trace of what passed within its days", () => {
    expect(decide(earlier(), now({ met: false }), rule)).toEqual({ do: "end", as: "recovered" });
    expect(decide(null, now({ met: false }), rule)).toEqual({ do: "nothing" });
  });
  it("rests after an end, and fires then if it still holds", () => {
    const rested = earlier({ since: "2026-03-01" });
    expect(decide(rested, now({ endedOn: "2026-03-02" }), rule)).toEqual({ do: "follow", phase: "resting" });
    expect(decide({ ...rested, phase: "resting" }, now({ endedOn: "2026-02-28" }), rule)).toEqual({
      do: "follow",
      phase: "fired",
    });
  });
  it("fires once for as long as it holds, and recovers only when it has been over for its days", () => {
    const fired = earlier({ phase: "fired", since: "2026-03-01" });
    expect(decide(fired, now(), rule)).toEqual({ do: "nothing" });
    expect(decide(fired, now({ met: false }), rule)).toEqual({ do: "clear" });
    const clearing = { ...fired, clearOn: "2026-03-08" };
    expect(decide(clearing, now({ met: false }), rule)).toEqual({ do: "nothing" });
    expect(decide(clearing, now(), rule)).toEqual({ do: "unclear" });
    expect(decide({ ...fired, clearOn: "2026-03-07" }, now({ met: false }), rule)).toEqual({
      do: "end",
      as: "recovered",
    });
    expect(decide(fired, now({ met: null }), rule)).toEqual({ do: "nothing" });
    expect(decide(fired, now({ met: null, left: true }), rule)).toEqual({ do: "end", as: "lost" });
  });
  it("puts what was so before into the backlog, what is in shadow into its log, what is held out aside", () => {
    expect(decide(null, now({ old: true }), rule)).toEqual({ do: "follow", phase: "backlog" });
    expect(decide(null, now({ old: true }), { ...rule, mode: "shadow" })).toEqual({ do: "follow", phase: "shadow" });
    expect(decide(earlier({ since: "2026-03-01" }), now({ heldOut: true }), rule)).toEqual({
      do: "follow",
      phase: "held-out",
    });
  });
  it("goes on from over the limit when there is room", () => {
    expect(decide(earlier({ phase: "limit", since: "2026-03-01" }), now(), rule)).toEqual({
      do: "follow",
      phase: "fired",
    });
    expect(roomUnder(5, 7)).toBe(0);
    expect(roomUnder(null, 7)).toBe(Number.POSITIVE_INFINITY);
  });
});

/** Plays days one after the other, as the worker does. */
function play(days: readonly (boolean | null)[], own: Rule): number[] {
  let state: Before | null = null;
  let endedOn: string | null = null;
  const fired: number[] = [];
  days.forEach((met, day) => {
    const asOf = addDays("2026-01-01", day);
    const decision = decide(state, now({ met, asOf, endedOn }), own);
    if (decision.do === "follow") {
      state = { phase: decision.phase, since: state?.since ?? asOf, clearOn: null };
      if (decision.phase === "fired") fired.push(day);
    }
    if (decision.do === "clear" && state) state = { ...state, clearOn: asOf };
    if (decision.do === "unclear" && state) state = { ...state, clearOn: null };
    if (decision.do === "end") {
      if (state?.phase === "fired") endedOn = asOf;
      state = null;
    }
  });
  return fired;
}

it("never fires without its days, nor twice within its rest, whatever the days bring", () => {
  const day = fc.constantFrom(true, true, false, null);
  const rules = fc.record({
    sustainDays: fc.integer({ min: 0, max: 5 }),
    recoveredDays: fc.integer({ min: 0, max: 5 }),
    coolDownDays: fc.integer({ min: 0, max: 15 }),
  });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 60 }), rules, (days, more) => {
      const fired = play(days, { mode: "on", ...more });
      fired.forEach((at, place) => {
        const held = days.slice(Math.max(0, at - more.sustainDays), at + 1);
        expect(held).not.toContain(false);
        const last = fired[place - 1];
        if (last !== undefined) expect(at - last).toBeGreaterThanOrEqual(more.coolDownDays + more.recoveredDays);
      });
    }),
    { seed: 5, numRuns: 300 },
  );
});

it("holds out the same accounts every time, about as many as asked", () => {
  const share = (protocolId: number) =>
    Array.from({ length: 5_000 }, (_, id) => id + 1).filter((id) => isHeldOut(protocolId, id, 20));
  expect(share(4)).toEqual(share(4));
  for (const protocolId of [1, 4, 9]) expect(Math.abs(share(protocolId).length / 5_000 - 0.2)).toBeLessThan(0.02);
  expect(share(4)).not.toEqual(share(5));
});
