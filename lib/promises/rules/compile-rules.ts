import { type Excuse, type ExcuseId, excuseIds, type PromiseRule, type PromiseRules, promiseRules } from "../schema.ts";
import { Machine } from "./machine.ts";
import { PatternError, PatternReader } from "./pattern.ts";
import { Speller } from "./spellings.ts";

/** A pattern ready to run: the machine's numbers of what must be there and of what must not. */
type Needed = { present: number[]; absent: number[] };
type CompiledRule = { rule: PromiseRule; patterns: Needed[] };
/** A pattern of a rule; `order` is that of the rules and of the patterns in them. */
type Trigger = { rule: PromiseRule; allowed: ReadonlySet<ExcuseId>; order: number; pattern: Needed };
type CompiledExcuse = { excuse: Excuse; patterns: Needed[] };

export type CompiledRules = {
  rules: CompiledRule[];
  excuses: CompiledExcuse[];
  /** By the first part that a pattern needs: only those are looked at of which something was found. */
  triggers: ReadonlyMap<number | undefined, readonly Trigger[]>;
  ruleMachine: Machine;
  excuseMachine: Machine;
  speller: Speller;
};

/** What is wrong with a rule set, each with the place it was found at. */
export class RuleSetError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.name = "RuleSetError";
    this.problems = problems;
  }
}

const everyExcuse: ReadonlySet<ExcuseId> = new Set(excuseIds);

function triggersOf(rules: readonly CompiledRule[]): CompiledRules["triggers"] {
  const triggers = rules.flatMap(({ rule, patterns }) => {
    const allowed = rule.excusedBy ? new Set(rule.excusedBy) : everyExcuse;
    return patterns.map((pattern) => ({ rule, allowed, pattern }));
  });
  const ordered = triggers.map((trigger, order) => ({ ...trigger, order }));
  return Map.groupBy(ordered, ({ pattern }) => pattern.present[0]);
}

/** The set with one rule alone: no other one marks anything. */
export function onlyRule(compiled: CompiledRules, ruleId: string): CompiledRules {
  const rules = compiled.rules.filter(({ rule }) => rule.id === ruleId);
  return { ...compiled, rules, triggers: triggersOf(rules) };
}

class Compiler {
  readonly problems: string[] = [];
  readonly #reader: PatternReader;

  constructor(source: PromiseRules) {
    this.#reader = new PatternReader(source.lists);
  }

  patterns(machine: Machine, owner: string, patterns: readonly string[]): Needed[] {
    return patterns.flatMap((pattern) => {
      try {
        const parts = this.#reader.read(pattern).map((part) => ({ number: machine.add(part), absent: part.absent }));
        const numbers = (absent: boolean) => parts.filter((part) => part.absent === absent).map(({ number }) => number);
        return [{ present: numbers(false), absent: numbers(true) }];
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        this.problems.push(`${owner}: "${pattern}": ${error.message}`);
        return [];
      }
    });
  }
}

/**
 * Checks a rule set and makes it ready for `checkText`. Throws RuleSetError with one sentence for each thing that is
 * wrong: shapes, patterns that do not parse, lists that are missing or circular, two rules of one name.
 */
export function compileRules(input: unknown): CompiledRules {
  const parsed = promiseRules.safeParse(input);
  if (!parsed.success)
    throw new RuleSetError(parsed.error.issues.map(({ path, message }) => `${path.join(".") || "rules"}: ${message}`));
  const { rules, excuses } = parsed.data;
  const [ruleMachine, excuseMachine] = [new Machine(), new Machine()];
  const compiler = new Compiler(parsed.data);
  const compiled = {
    rules: rules.map((rule) => ({ rule, patterns: compiler.patterns(ruleMachine, rule.id, rule.patterns) })),
    excuses: excuses.map((excuse) => ({
      excuse,
      patterns: compiler.patterns(excuseMachine, excuse.id, excuse.patterns),
    })),
  };
  const twice = rules.filter(({ id }, at) => rules.findIndex((rule) => rule.id === id) !== at);
  const problems = [...compiler.problems, ...twice.map(({ id }) => `${id}: there are two rules of this name.`)];
  if (problems.length > 0) throw new RuleSetError(problems);
  const known = [...ruleMachine.seal(), ...excuseMachine.seal()];
  const triggers = triggersOf(compiled.rules);
  return { ...compiled, triggers, ruleMachine, excuseMachine, speller: new Speller(known) };
}
