import {
  type CheckContext,
  type CheckedText,
  outOfScopeReply,
  type PromiseFinding,
  type PromiseRule,
  verdictOf,
} from "../schema.ts";
import { cleanText } from "./clean-text.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { Excuses } from "./excuses.ts";
import { apart, byPart, type Span, spansOf } from "./find-spans.ts";
import { type Sentence, type Word, WordReader } from "./words.ts";

type Hit = Span & { rule: PromiseRule };

function hitsIn(sentence: Sentence, words: readonly Word[], rules: CompiledRules, excuses: Excuses): Hit[] {
  const matches = rules.ruleMachine.run(words, sentence.first, sentence.end);
  if (matches.length === 0) return [];
  const found = byPart(matches);
  const triggered = [...found.keys()].flatMap((part) => rules.triggers.get(part) ?? []);
  const hits = triggered
    .toSorted((a, b) => a.order - b.order)
    .flatMap(({ rule, allowed, pattern }) =>
      spansOf(pattern, found)
        .filter((span) => excuses.of(sentence, span, allowed) === null)
        .map((span) => ({ ...span, rule })),
    );
  const categories = new Set(hits.map(({ rule }) => rule.category));
  return [...categories].flatMap((category) => apart(hits.filter(({ rule }) => rule.category === category)));
}

function findingOf({ start, end, rule }: Hit, text: string, words: readonly Word[], settledBy: string | null) {
  const [first, last] = [words[start], words[end - 1]];
  const [from, to] = [first?.from ?? 0, last?.to ?? 0];
  const verdict = verdictOf[rule.category];
  const said = words.slice(start, end).map((word) => word.text);
  return {
    start: from,
    end: to,
    words: text.slice(from, to),
    key: `${rule.id}:${said.join(" ")}`.slice(0, 200),
    ruleId: rule.id,
    rule: rule.name,
    category: rule.category,
    verdict,
    settled: verdict === "needs-escalation" && settledBy !== null,
    why: rule.why,
    neutral: rule.neutral,
    alternative: outOfScopeReply,
  } satisfies PromiseFinding;
}

/** Within words that can never be sent, what a reference would settle says nothing new: "we will" in "we will hold your price". */
function outermost(findings: readonly PromiseFinding[]): PromiseFinding[] {
  const covers = (outer: PromiseFinding, { start, end, verdict }: PromiseFinding) =>
    outer.start <= start && outer.end >= end && outer.verdict === "never" && verdict === "needs-escalation";
  return findings.filter((one) => !findings.some((outer) => covers(outer, one)));
}

/**
 * Reads a text meant for a customer and marks what promises a price, a discount, terms, a feature, a date or a technical
 * result (N2, N3, N5), each with its rule and another wording. Findings stand in the order of the text. The verdict of the
 * whole is that of its worst finding; with an answered escalation's reference, technical words and dates are settled.
 * Pure and linear in the text's length.
 */
export function checkText(text: string, rules: CompiledRules, context: CheckContext): CheckedText {
  const { words, sentences } = new WordReader(cleanText(text), rules.speller).read();
  const excuses = new Excuses({ words, sentences }, rules);
  const findings = sentences
    .flatMap((sentence) => {
      const hits = hitsIn(sentence, words, rules, excuses);
      return outermost(hits.map((hit) => findingOf(hit, text, words, context.answeredEscalation)));
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const open = findings.filter(({ settled }) => !settled);
  const never = open.some(({ verdict }) => verdict === "never");
  return { verdict: never ? "never" : open.length > 0 ? "needs-escalation" : "clear", findings };
}
