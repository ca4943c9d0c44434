import { describe, expect, test } from "vitest";
import { checkText } from "../check-text.ts";
import { compileRules } from "../compile-rules.ts";
import { shippedRules } from "./shipped-rules.ts";

const nothingAnswered = { answeredEscalation: null };

describe("N2 N3 N5 each shipped rule keeps to its own examples", () => {
  for (const rule of shippedRules.rules) {
    const alone = compileRules({ ...shippedRules, rules: [rule] });
    test.each(rule.examples)(`${rule.id} finds: %s`, (text) => {
      expect(checkText(text, alone, nothingAnswered).findings).not.toEqual([]);
    });
    test.each(rule.counterExamples)(`${rule.id} leaves alone: %s`, (text) => {
      expect(checkText(text, alone, nothingAnswered).findings).toEqual([]);
    });
  }
});

test("N2 N3 N5 every rule says why and how else to put it", () => {
  const rules = compileRules(shippedRules);
  for (const { rule } of rules.rules)
    expect(checkText(rule.neutral, rules, nothingAnswered), `${rule.id}: ${rule.neutral}`).toEqual({
      verdict: "clear",
      findings: [],
    });
});
