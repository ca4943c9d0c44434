import { describe, expect, it } from "vitest";
import { choicesOf, valueWords } from "./field-words.ts";

describe("a custom field in words (issue 2 §4)", () => {
  it("shows each type as people read it", () => {
    expect([
      valueWords("number", 1234.5),
      valueWords("number", -7),
      valueWords("date", "2026-04-30"),
      valueWords("yes-no", "yes"),
      valueWords("yes-no", "no"),
      valueWords("choice", "Gold"),
    ]).toEqual(["1,234.5", "−7", "30 Apr 2026", "Yes", "No", "Gold"]);
  });
  it("offers what can be chosen, and nothing where one types", () => {
    expect(choicesOf({ type: "choice", options: ["A", "B"] })?.map(({ value }) => value)).toEqual(["A", "B"]);
    expect(choicesOf({ type: "yes-no", options: [] })?.map(({ value }) => value)).toEqual(["yes", "no"]);
    expect(choicesOf({ type: "number", options: [] })).toBeUndefined();
  });
});
