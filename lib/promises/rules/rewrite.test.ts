import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { movedFindings, piecesOf, withNeutral } from "./rewrite.ts";
import { sentenceAround } from "./sentence-around.ts";

const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe("the sentence of marked words", () => {
  test.each([
    ["Hi Ana. We give you 15% off. Best, Tom", "15% off", "We give you 15% off."],
    ["Hi Ana,\nWe give you 15% off\nBest", "15% off", "We give you 15% off"],
    ["It costs $1.50 a seat. Fine?", "$1.50 a seat", "It costs $1.50 a seat."],
    ["Only 15% off", "15% off", "Only 15% off"],
    ["Price one.\nPrice two. Three.", "one.\nPrice two", "Price one.\nPrice two."],
  ])("%s", (text, words, sentence) => {
    expect(sentenceAround(text, at(text, words))).toBe(sentence);
  });
  test("is cut where it is endless", () => {
    const text = `${"very ".repeat(400)}15% off ${"indeed ".repeat(400)}`;
    const kept = sentenceAround(text, at(text, "15% off"));
    expect(kept).toContain("15% off");
    expect(kept.length).toBeLessThanOrEqual(500);
  });
});

describe("the neutral wording takes the sentence's place", () => {
  const neutral = "Sales will answer you.";
  test("once, and the rest stays", () => {
    const text = "Hi.\n\nWe give you 15% off. See you Monday.\nTom";
    const once = withNeutral(text, { ...at(text, "15% off"), neutral });
    expect(once).toBe("Hi.\n\nSales will answer you. See you Monday.\nTom");
    const more = `${once}\nAnd 20% off too.`;
    expect(withNeutral(more, { ...at(more, "20% off"), neutral })).toBe(once);
  });
});

describe("marks while the text changes", () => {
  test("they move with what stands before them, and go when their own words change", () => {
    const text = "We give 15% off and hold the price.";
    const marks = [at(text, "15% off"), at(text, "hold the price")];
    const longer = text.replace("We give", "We can give you");
    expect(movedFindings(marks, text, longer)).toEqual([at(longer, "15% off"), at(longer, "hold the price")]);
    const other = text.replace("15", "5");
    expect(movedFindings(marks, text, other)).toEqual([at(other, "hold the price")]);
  });
  test("a kept mark always covers the same words", () => {
    const word = fc.constantFrom("a", "b", " ", "ab", "aa");
    const texts = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, texts, fc.nat(10), fc.nat(5), (before, after, from, length) => {
        const mark = { start: Math.min(from, before.length), end: Math.min(from + length, before.length) };
        for (const { start, end } of movedFindings([mark], before, after))
          expect(after.slice(start, end)).toBe(before.slice(mark.start, mark.end));
      }),
      { seed: 7 },
    );
  });
  test("pieces put together are the text", () => {
    const text = "We give 15% off and hold the price.";
    const pieces = piecesOf(text, [at(text, "hold the price"), at(text, "15% off"), at(text, "15%")]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter(({ finding }) => finding).map((piece) => piece.text)).toEqual(["15% off", "hold the price"]);
  });
});
