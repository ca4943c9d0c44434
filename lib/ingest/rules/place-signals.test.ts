import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Signal } from "../schema.ts";
import { type Known, placeSignals } from "./place-signals.ts";

const people = ["p", "q", "r"];
const groups = ["G1", "G2", "G3", "X"];
const known: Known = {
  groups: new Map<string, number | "ignored">([
    ["G1", 1],
    ["G2", 2],
    ["X", "ignored"],
  ]),
  people: new Map([["p", 1]]),
  contacts: new Map([["q", 2]]),
};

const signals: fc.Arbitrary<Signal[]> = fc.array(
  fc.record({
    type: fc.constantFrom("track", "identify", "group", "alias"),
    messageId: fc.constant("m"),
    name: fc.constant(null),
    userId: fc.constantFrom(...people, null),
    anonymousId: fc.constantFrom("r", "s"),
    groupId: fc.constantFrom(...groups, null, null, null),
    previousId: fc.constantFrom(...people, null),
    at: fc.constant(new Date(0)),
    properties: fc.constant({}),
    traits: fc.constant({}),
  }),
  { maxLength: 12 },
);

describe("issue 4, point 1: whose a signal is", () => {
  test("a groupId decides alone: its account, ignored, or nobody's", () => {
    fc.assert(
      fc.property(signals, (list) => {
        placeSignals(list, known).forEach(({ place }, i) => {
          const { groupId } = list[i] as Signal;
          if (groupId !== null) expect(place).toBe(known.groups.get(groupId) ?? null);
        });
      }),
    );
  });

  test("a person without any group call stays where they are known to be; history moves nobody", () => {
    fc.assert(
      fc.property(signals, (list) => {
        const calm = list.filter(({ type }) => type !== "group");
        for (const placed of [placeSignals(calm, known), placeSignals(list, known, false)])
          placed.forEach(({ place, belongs }, i) => {
            const { userId, groupId } = (placed.length === calm.length ? calm : list)[i] as Signal;
            if (userId === "p" && groupId === null) expect(place).toBe(1);
            if (userId === "p") expect(belongs).toBe(null);
          });
      }),
    );
  });

  test("a live group call moves its person from there on", () => {
    const base = {
      messageId: "m",
      name: null,
      anonymousId: null,
      previousId: null,
      at: new Date(0),
      properties: {},
      traits: {},
    };
    const track: Signal = { ...base, type: "track", userId: "p", groupId: null };
    const list: Signal[] = [track, { ...track, type: "group", groupId: "G2" }, track];
    expect(placeSignals(list, known)).toEqual([
      { place: 1, belongs: null },
      { place: 2, belongs: { accountId: 2, moves: true } },
      { place: 2, belongs: null },
    ]);
    expect(placeSignals(list, known, false).map(({ place }) => place)).toEqual([1, 2, 1]);
  });
});
