import { type PromiseRule, type PromiseRules, promiseRules } from "../schema.ts";
import { type CompiledRules, compileRules, RuleSetError } from "./compile-rules.ts";

/** The set with a rule in the place of `replaces`, or as the last one of its category when it is new. */
export function withRule(set: PromiseRules, rule: PromiseRule, replaces: string | null): PromiseRules {
  const at = set.rules.findIndex(({ id }) => id === replaces);
  if (at >= 0) return { ...set, rules: set.rules.with(at, rule) };
  const last = set.rules.findLastIndex(({ category }) => category === rule.category);
  return { ...set, rules: set.rules.toSpliced(last < 0 ? set.rules.length : last + 1, 0, rule) };
}

export const withoutRule = (set: PromiseRules, ruleId: string): PromiseRules => ({
  ...set,
  rules: set.rules.filter(({ id }) => id !== ruleId),
});

/** The set ready to use, or what is wrong with it, in sentences. */
export function triedRules(set: PromiseRules): { compiled: CompiledRules } | { problems: string[] } {
  try {
    return { compiled: compileRules(set) };
  } catch (error) {
    if (error instanceof RuleSetError) return { problems: error.problems };
    throw error;
  }
}

const sameRule = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a draft changes in the set it was started from: ids of rules that are new, changed or gone, and whether lists or excuses changed. */
export function changesOf(before: PromiseRules, after: PromiseRules) {
  const [was, is] = [promiseRules.parse(before), promiseRules.parse(after)];
  const old = new Map(was.rules.map((rule) => [rule.id, rule]));
  const ids = new Set(is.rules.map(({ id }) => id));
  return {
    added: is.rules.filter(({ id }) => !old.has(id)).map(({ id }) => id),
    changed: is.rules.filter((rule) => old.has(rule.id) && !sameRule(old.get(rule.id), rule)).map(({ id }) => id),
    removed: was.rules.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    words: !sameRule(was.lists, is.lists) || !sameRule(was.excuses, is.excuses),
  };
}
