import { describe, expect, it } from "vitest";
import { deltaWords } from "./delta-words.ts";

describe("words of a change (issue section 7: deltas with sign and words)", () => {
  it("writes a fall with U+2212 and says it in words", () => {
    expect(deltaWords(-19, { since: "in 14 days" })).toEqual({
      direction: "down",
      tone: "bad",
      shown: "\u221219 in 14 days",
      spoken: "down 19 in 14 days",
    });
  });

  it("keeps unit and digits on both", () => {
    const words = deltaWords(1.25, { digits: 1, unit: "points", since: "on last year" });
    expect(words.shown).toBe("+1.3 points on last year");
    expect(words.spoken).toBe("up 1.3 points on last year");
    expect(words.tone).toBe("good");
  });

  it("calls what rounds to nothing no change, without a sign", () => {
    expect(deltaWords(-0.04, { digits: 1 }).shown).toBe("no change");
    expect(deltaWords(0.4).direction).toBe("flat");
    expect(deltaWords(0).tone).toBe("neutral");
  });

  it("turns the colour, not the words, where less is better", () => {
    expect(deltaWords(-3, { unit: "days", good: "down" })).toMatchObject({ tone: "good", shown: "\u22123 days" });
    expect(deltaWords(3, { good: "neither" }).tone).toBe("neutral");
  });

  it("says so when there is nothing to compare with", () => {
    expect(deltaWords(null, { since: "on last quarter" }).shown).toBe("no comparison");
  });
});
