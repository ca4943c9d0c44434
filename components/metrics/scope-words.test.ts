import { describe, expect, it } from "vitest";
import { effectWords } from "./scope-words.ts";

describe("what a change of scope does, before it does (METRICS)", () => {
  it("says who stops being a customer, and who starts", () => {
    expect(effectWords({ holding: 26, alone: 3 }, true)).toBe(
      "26 accounts subscribe to it today. 3 accounts have nothing else that counts and will stop counting as customers.",
    );
    expect(effectWords({ holding: 1, alone: 1 }, false)).toBe(
      "1 account subscribes to it today. 1 account has nothing else that counts and will count as a customer.",
    );
  });
  it("says when nobody does", () => {
    expect(effectWords({ holding: 2, alone: 0 }, true)).toMatch(/stay customers/);
    expect(effectWords({ holding: 0, alone: 0 }, true)).toMatch(/^No account subscribes/);
  });
});
