import type { PromiseRule } from "../schema.ts";
import { outOfScopeReply } from "../schema.ts";
import { checkText } from "./check-text.ts";
import { type CompiledRules, onlyRule } from "./compile-rules.ts";

const nothingAnswered = { answeredEscalation: null };

/** One of a rule's own tests: an example must be marked by it, a counter-example and the neutral wording must not. */
export type RuleTest = {
  kind: "example" | "counter-example" | "neutral";
  text: string;
  passed: boolean;
  words: string[];
};

const marked = (text: string, rules: CompiledRules) =>
  checkText(text, rules, nothingAnswered).findings.map(({ words }) => words);

/** A rule's tests against the set it belongs to. Its neutral wording may be marked by no rule at all. */
export function judgeRule(rule: PromiseRule, compiled: CompiledRules): RuleTest[] {
  // another rule of its category cannot hide it then
  const alone = onlyRule(compiled, rule.id);
  const test = (kind: "example" | "counter-example", text: string): RuleTest => {
    const words = marked(text, alone);
    return { kind, text, words, passed: words.length > 0 === (kind === "example") };
  };
  const words = marked(rule.neutral, compiled);
  return [
    ...rule.examples.map((text) => test("example", text)),
    ...rule.counterExamples.map((text) => test("counter-example", text)),
    { kind: "neutral", text: rule.neutral, words, passed: words.length === 0 },
  ];
}

/** The rules whose own tests fail, each with those tests. */
export function failingRules(compiled: CompiledRules): { rule: PromiseRule; failed: RuleTest[] }[] {
  return compiled.rules
    .map(({ rule }) => ({ rule, failed: judgeRule(rule, compiled).filter(({ passed }) => !passed) }))
    .filter(({ failed }) => failed.length > 0);
}

/** Why a set cannot be published: a sentence for each rule whose tests fail, and for E5's sentence if a rule marks it. */
export function publishProblems(compiled: CompiledRules): string[] {
  const failing = failingRules(compiled).map(
    ({ rule, failed }) => `${rule.name}: ${failed.length} of its tests fail, first “${failed[0]?.text}”.`,
  );
  const e5 = checkText(outOfScopeReply, compiled, nothingAnswered).findings[0];
  return e5 ? [...failing, `“${e5.rule}” marks the out-of-scope reply itself.`] : failing;
}
