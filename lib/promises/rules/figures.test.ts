import { describe, expect, test } from "vitest";
import { compileRules } from "./compile-rules.ts";
import { readCorpus } from "./corpus/corpus.ts";
import { guardFigures, judgeTexts } from "./figures.ts";
import { shippedRules } from "./shipped/shipped-rules.ts";

const corpus = readCorpus();
const heldOut = corpus.filter((one) => one.heldOut);

describe("N2 N3 N5 how well the guard tells", () => {
  test("the corpus is large, half innocent, of many registers, no text twice, and 40 % of it are held out", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(600);
    const innocent = corpus.filter(({ categories }) => categories.length === 0).length;
    expect(Math.abs(innocent / corpus.length - 0.5)).toBeLessThan(0.02);
    expect(heldOut.length / corpus.length).toBeGreaterThanOrEqual(0.4);
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length);
    expect(new Set(corpus.map(({ register }) => register)).size).toBeGreaterThanOrEqual(9);
  });
  test("on the held-out part recall is at least .95 and precision at least .90", () => {
    const { found, promises, flagged, falseAlarms } = guardFigures(judgeTexts(heldOut, compileRules(shippedRules)));
    expect(found / promises).toBeGreaterThanOrEqual(0.95);
    expect((flagged - falseAlarms) / flagged).toBeGreaterThanOrEqual(0.9);
  });
  test("figures count what they say", () => {
    const rules = compileRules(shippedRules);
    const texts = [
      { text: "We will waive the fee.", categories: ["discount" as const], kind: "promise", register: "formal" },
      { text: "Nice weather.", categories: ["price" as const], kind: "promise", register: "formal" },
      { text: "We will waive the fee!", categories: [], kind: "other", register: "formal" },
      { text: "Nice.", categories: [], kind: "other", register: "formal" },
    ];
    expect(guardFigures(judgeTexts(texts, rules))).toEqual({
      promises: 2,
      found: 1,
      flagged: 2,
      innocent: 2,
      falseAlarms: 1,
      named: 1,
      verdicts: 1,
    });
  });
});
