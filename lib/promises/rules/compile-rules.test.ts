import { describe, expect, test } from "vitest";
import type { PromiseRules } from "../schema.ts";
import { checkText } from "./check-text.ts";
import { compileRules, RuleSetError } from "./compile-rules.ts";

const rule = (patterns: string[], id = "fee-gone"): PromiseRules["rules"][number] => ({
  id,
  category: "price",
  name: "A fee that goes",
  why: "It binds.",
  neutral: "Sales knows.",
  patterns,
  examples: ["The fee goes."],
  counterExamples: ["The bee goes."],
});
const set = (patterns: string[], lists: PromiseRules["lists"] = {}): PromiseRules => ({
  lists,
  excuses: [],
  rules: [rule(patterns)],
});
const marked = (text: string, ...patterns: string[]) =>
  checkText(text, compileRules(set(patterns, { gone: ["away", "gone for good"] })), {
    answeredEscalation: null,
  }).findings.map(({ words }) => words);

function problems(input: unknown): string[] {
  try {
    compileRules(input);
  } catch (error) {
    if (error instanceof RuleSetError) return error.problems;
    throw error;
  }
  return [];
}

describe("N2 N3 N5 the pattern language", () => {
  test.each([
    ["the fee is gone", "fee is gone", ["fee is gone"]],
    ["the fees dropped", "fee~ drop~", ["fees dropped"]],
    ["a fee or a rate", "(fee|rate)", ["fee", "rate"]],
    ["the fee is really quite gone", "fee ..3 gone", ["fee is really quite gone"]],
    ["the fee is not gone", "fee ..3 gone", []],
    ["the fee is so very much more gone", "fee ..3 gone", []],
    ["fee gone, fee now gone", "fee now? gone", ["fee gone", "fee now gone"]],
    ["the fee went away, the fee is gone for good", "fee (went|is) <gone>", ["fee went away", "fee is gone for good"]],
    ["fee first. then fee", "^ fee", ["fee"]],
    ["fee first. then fee", "fee $", ["fee"]],
    ["gone is the fee", "fee & gone", ["gone is the fee"]],
    ["gone is the fee for you", "fee & gone & !for", []],
    ["fee 12 on 2026-01-02 at 10:30 on the 3rd", "(#|#date|#time|#ordinal)", ["12", "2026-01-02", "10:30", "3rd"]],
  ])("%s: %s", (text, pattern, words) => {
    expect(marked(text, pattern)).toEqual(words);
  });
});

describe("N2 N3 N5 a rule set that is wrong says what is wrong", () => {
  test.each([
    ["fee (gone", "A bracket is not closed."],
    ["fee )", '")" stands where nothing like it may stand.'],
    ["fee & ", "Words are missing."],
    ["()", "Words are missing."],
    ["?", '"?" stands where a word belongs.'],
    ["fee ..40 gone", 'A gap is ..1 to ..12, not "..40".'],
    ["..3 fee", "A pattern cannot begin with a gap."],
    ["fee?", "A pattern needs at least one word."],
    ["!fee", "A pattern needs a part that must be there."],
    ["fee <nobody>", 'There is no list "nobody", or it is empty.'],
    ["fee #weekday", '"#weekday" is no class of words.'],
    ["fee [a-z]+", '"[a-z]+" is not understood at 4.'],
    ["((((((((((fee))))))))))", "Brackets may be nested 8 deep."],
  ])("%s", (pattern, message) => {
    expect(problems(set([pattern]))).toEqual([`fee-gone: "${pattern.trim()}": ${message}`]);
  });
  test("a list that holds itself", () => {
    expect(problems(set(["<one>"], { one: ["<two>"], two: ["fee <one>"] }))).toEqual([
      'fee-gone: "<one>": The list "one" holds itself.',
    ]);
  });
  test("a pattern that would grow beyond measure", () => {
    const nested = {
      aa: ["(x y|z w) ..12"],
      bb: ["<aa> <aa> <aa> <aa> <aa> <aa>"],
      cc: ["<bb> <bb> <bb> <bb> <bb> <bb>"],
      dd: ["<cc> <cc> <cc> <cc> <cc> <cc> <cc>"],
    };
    expect(problems(set(["<dd> <dd> <dd>"], nested))[0]).toContain("too large");
  });
  test("shapes, and two rules of one name", () => {
    expect(problems({ ...set(["fee"]), rules: [{ ...rule(["fee"]), category: "weather" }] })[0]).toMatch(
      /^rules\.0\.category: /,
    );
    expect(problems({ ...set(["fee"]), rules: [{ ...rule([]) }] })[0]).toMatch(/^rules\.0\.patterns: /);
    expect(problems({ ...set(["fee"]), rules: [rule(["fee"]), rule(["fees"])] })).toEqual([
      "fee-gone: there are two rules of this name.",
    ]);
    expect(problems(null)).toHaveLength(1);
  });
  test("all that is wrong at once", () => {
    expect(problems(set(["fee (", "..3 fee", "fee"]))).toHaveLength(2);
  });
});
