/**
 * Which feature an event name belongs to. A rule names an event exactly, or by a pattern in which each "*" stands for any run of
 * characters, also none. Exact beats pattern; of patterns the one with more characters besides "*" wins, then the longer, then the
 * first in code order. So a name belongs to at most one feature. Capitals count.
 */
export type FeatureRule = { featureId: number; pattern: string; exact: boolean };

function matches(pattern: readonly string[], name: string): boolean {
  const [first = "", ...rest] = pattern;
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  const end = name.length - last.length;
  let from = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return from <= end && name.endsWith(last);
}

const literal = ({ pattern }: FeatureRule) => pattern.replaceAll("*", "").length;

function byStrength(a: FeatureRule, b: FeatureRule): number {
  return literal(b) - literal(a) || b.pattern.length - a.pattern.length || (a.pattern < b.pattern ? -1 : 1);
}

/** Reads the rules once; what comes back finds the one rule that decides a name, or null. */
export function compileRules<Rule extends FeatureRule>(rules: readonly Rule[]): (name: string) => Rule | null {
  const exact = new Map(rules.filter((rule) => rule.exact).map((rule) => [rule.pattern, rule]));
  const patterns = rules
    .filter((rule) => !rule.exact)
    .sort(byStrength)
    .map((rule) => ({ rule, parts: rule.pattern.split("*") }));
  return (name) => exact.get(name) ?? patterns.find(({ parts }) => matches(parts, name))?.rule ?? null;
}

export function featureOf(name: string, rules: readonly FeatureRule[]): number | null {
  return compileRules(rules)(name)?.featureId ?? null;
}
