import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Signal } from "../schema.ts";
import { countAs } from "./count-as.ts";
import { placeSignals } from "./place-signals.ts";

const base: Signal = {
  type: "track",
  messageId: "m",
  name: "Saved",
  userId: null,
  anonymousId: null,
  groupId: "G",
  previousId: null,
  at: new Date(0),
  properties: {},
  traits: {},
};
const by = (userId: string): Signal => ({ ...base, userId });
const alias = (userId: string, previousId: string): Signal => ({
  ...base,
  type: "alias",
  name: null,
  userId,
  previousId,
});
const nobody = {
  people: new Map<string, number>(),
  contacts: new Map<string, number>(),
  sameAs: new Map<string, string>(),
};
const groups = new Map([["G", 1]]);
const run = (signals: Signal[], known = nobody) => countAs(signals, placeSignals(signals, { ...known, groups }), known);

describe("issue 4, point 1: an alias call", () => {
  test("from there on both ids count as the one that was there before", () => {
    const { persons, joined } = run([by("old"), alias("new", "old"), by("new"), by("old")]);
    expect(persons).toEqual(["old", "old", "old", "old"]);
    expect([...joined]).toEqual([
      ["new", { accountId: 1, sameAs: "old" }],
      ["old", { accountId: 1, sameAs: "old" }],
    ]);
  });

  test("a user who is known stays who they are, with any number of devices", () => {
    const known = { ...nobody, people: new Map([["user", 1]]) };
    expect(run([by("a"), alias("user", "a"), by("a"), alias("user", "b"), by("b"), by("user")], known).persons).toEqual(
      ["a", "user", "user", "user", "user", "user"],
    );
  });

  test("what was joined before goes along", () => {
    const known = { ...nobody, people: new Map([["user", 1]]), sameAs: new Map([["user", "first"]]) };
    expect(run([by("user"), alias("user", "b"), by("b"), alias("user", "first")], known)).toEqual({
      persons: ["first", "first", "first", "first"],
      joined: new Map([
        ["user", { accountId: 1, sameAs: "first" }],
        ["b", { accountId: 1, sameAs: "first" }],
      ]),
    });
  });

  test("of an account that nobody knows, or of oneself, it joins nothing", () => {
    const unknown = { ...alias("new", "old"), groupId: null };
    expect(run([unknown, alias("x", "x")]).joined.size).toBe(0);
  });

  test("after any calls, ids that were joined count as one, and every one counts as an id that counts as itself", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e");
    const call = fc.oneof(
      id.map(by),
      fc.tuple(id, id).map(([one, other]) => alias(one, other)),
    );
    fc.assert(
      fc.property(fc.array(call, { maxLength: 15 }), (calls) => {
        const ids = ["a", "b", "c", "d", "e"];
        const { persons } = run([...calls, ...ids.map(by)]);
        const now = new Map(ids.map((one, i) => [one, persons[calls.length + i] ?? ""]));
        for (const { type, userId, previousId } of calls)
          if (type === "alias") expect(now.get(userId ?? "")).toBe(now.get(previousId ?? ""));
        for (const root of now.values()) expect(now.get(root)).toBe(root);
      }),
    );
  });
});
