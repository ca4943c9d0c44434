import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRules, type FeatureRule, featureOf } from "./feature-of.ts";

const rule = (featureId: number, pattern: string, exact = false): FeatureRule => ({ featureId, pattern, exact });

describe("issue 4, point 1: which events are which feature", () => {
  test("exact beats pattern, a longer pattern beats a shorter one", () => {
    const rules = [rule(1, "Report*"), rule(2, "Report *"), rule(3, "Report opened", true), rule(4, "*")];
    expect(featureOf("Report opened", rules)).toBe(3);
    expect(featureOf("Report shared", rules)).toBe(2);
    expect(featureOf("Reports listed", rules)).toBe(1);
    expect(featureOf("Signed in", rules)).toBe(4);
    expect(featureOf("Signed in", rules.slice(0, 3))).toBe(null);
  });

  test("a star stands for any run, and nothing else is special", () => {
    expect(featureOf("a.b", [rule(1, "a.b")])).toBe(1);
    expect(featureOf("axb", [rule(1, "a.b")])).toBe(null);
    expect(featureOf("aba", [rule(1, "ab*ba")])).toBe(null);
    expect(featureOf("abba", [rule(1, "ab*ba")])).toBe(1);
    expect(featureOf("x then y then z", [rule(1, "*then*then*")])).toBe(1);
    expect(featureOf("x then y", [rule(1, "*then*then*")])).toBe(null);
  });

  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 6 });
  const rules = fc.uniqueArray(fc.record({ featureId: fc.nat(5), pattern, exact: fc.boolean() }), {
    selector: (one) => one.pattern,
    maxLength: 8,
  });

  test("patterns match as the regular expression they stand for", () => {
    fc.assert(
      fc.property(letters, pattern, (name, glob) => {
        const asExpression = new RegExp(`^${glob.replaceAll("*", ".*")}$`);
        expect(featureOf(name, [rule(1, glob)])).toBe(asExpression.test(name) ? 1 : null);
      }),
      { numRuns: 2_000 },
    );
  });

  test("the order in which rules are listed never matters", () => {
    fc.assert(
      fc.property(letters, rules, fc.nat(), (name, listed, seed) => {
        const turned = listed.map((_, i) => listed[(i + seed) % listed.length] as FeatureRule);
        expect(featureOf(name, turned)).toBe(featureOf(name, listed));
      }),
    );
  });

  test("a rule less changes only the names that this rule decided", () => {
    fc.assert(
      fc.property(letters, rules, fc.nat(), (name, listed, at) => {
        const gone = listed[at % Math.max(1, listed.length)];
        const decided = compileRules(listed)(name);
        if (decided !== gone) expect(compileRules(listed.filter((one) => one !== gone))(name)).toEqual(decided);
      }),
    );
  });
});
