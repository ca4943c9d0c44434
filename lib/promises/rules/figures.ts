import type { PromiseCategory, PromiseVerdict } from "../schema.ts";
import { verdictOf } from "../schema.ts";
import { checkText } from "./check-text.ts";
import type { CompiledRules } from "./compile-rules.ts";

export type Labelled = { text: string; categories: readonly PromiseCategory[]; kind: string; register: string };

/** One labelled text as it was judged. `named`: each expected category was found; `verdict`: of the whole text. */
export type Judged = Labelled & {
  promise: boolean;
  flagged: boolean;
  named: boolean;
  verdictRight: boolean;
};

/** Counts of a set of texts, of which recall (found of promises) and precision (promises of flagged) are shares. */
export type GuardFigures = {
  promises: number;
  found: number;
  flagged: number;
  innocent: number;
  falseAlarms: number;
  named: number;
  verdicts: number;
};

function expected(categories: readonly PromiseCategory[]): PromiseVerdict | "clear" {
  if (categories.length === 0) return "clear";
  return categories.some((one) => verdictOf[one] === "never") ? "never" : "needs-escalation";
}

/** Checks labelled texts, as nobody's escalation was answered. */
export function judgeTexts(texts: readonly Labelled[], rules: CompiledRules): Judged[] {
  return texts.map((one) => {
    const { findings, verdict } = checkText(one.text, rules, { answeredEscalation: null });
    return {
      ...one,
      promise: one.categories.length > 0,
      flagged: findings.length > 0,
      named: one.categories.every((category) => findings.some((finding) => finding.category === category)),
      verdictRight: verdict === expected(one.categories),
    };
  });
}

export function guardFigures(judged: readonly Judged[]): GuardFigures {
  const count = (holds: (one: Judged) => boolean) => judged.filter(holds).length;
  return {
    promises: count((one) => one.promise),
    found: count((one) => one.promise && one.flagged),
    flagged: count((one) => one.flagged),
    innocent: count((one) => !one.promise),
    falseAlarms: count((one) => !one.promise && one.flagged),
    named: count((one) => one.promise && one.flagged && one.named),
    verdicts: count((one) => one.promise && one.verdictRight),
  };
}
