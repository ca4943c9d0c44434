import type { ExcuseId, PromiseReach } from "../schema.ts";
import type { CompiledRules } from "./compile-rules.ts";
import { byPart, type Span, spansOf } from "./find-spans.ts";
import { fixedWords } from "./fixed-words.ts";
import type { ReadText, Sentence, Word } from "./words.ts";

/** What excuses words: by its pattern's reach from a span, or all of a sentence (`span` null). */
type Found = { id: ExcuseId; reach: PromiseReach; span: Span | null };

const asks: ReadonlySet<string> = new Set(fixedWords.asks.words);
const skipped: ReadonlySet<string> = new Set(fixedWords.openers.words);
const determiners: ReadonlySet<string> = new Set(fixedWords.determiners.words);
const tags: ReadonlySet<string> = new Set(fixedWords.tags.words);
const says: ReadonlySet<string> = new Set(fixedWords.says.words);
const theirs: ReadonlySet<string> = new Set(fixedWords.theirs.words);

/** The word that governs what begins at `at`: before its "the", "our" or "your"; "" at the sentence's start. */
function wordBefore(words: readonly Word[], at: number, first: number): string {
  for (let before = at - 1; before >= first; before--) {
    const { text } = words[before] ?? { text: "" };
    if (!determiners.has(text)) return text;
  }
  return "";
}

/** Offers are asked too: "how about …", "what if we …" are no questions. */
function offers(words: readonly Word[], at: number, end: number): boolean {
  const said = words
    .slice(at, Math.min(end, at + 4))
    .map(({ text }) => text)
    .join(" ");
  return /^(how|what) about|^(can|could|should) we (agree|settle|say|call it|do)|^what if (we|i)|^why do not we (say|make|agree)|^shall we (say|agree|call)/.test(
    said,
  );
}

/** The words of a sentence that ask: from where the question begins; nothing where the "?" only hangs on. */
function asked({ first, end, question }: Sentence, words: readonly Word[]): Span | null {
  if (!question) return null;
  let lastPause = first;
  for (let at = first; at < end; at++) {
    const word = words[at];
    const opens = at === first || word?.paused || skipped.has(words[at - 1]?.text ?? "");
    if (word?.paused) lastPause = at;
    if (!word || !opens || skipped.has(word.text)) continue;
    if (offers(words, at, end)) return null;
    if (asks.has(word.text)) return { start: at, end };
  }
  const tail = words.slice(lastPause, end);
  const tagged = lastPause > first && tail.length <= 2 && tail.every(({ text }) => tags.has(text));
  return tagged ? null : { start: first, end };
}

/** Whether words in quotation marks are put into the customer's mouth by the words around them. */
function attributed(read: ReadText, sentence: Sentence): boolean {
  const near: Word[] = [];
  const take = ({ first, end }: Sentence) => near.push(...read.words.slice(first, end).filter((one) => !one.inQuotes));
  const { index } = sentence;
  take(sentence);
  for (let before = index - 1; before >= index - 8 && read.words[sentence.first]?.inQuotes; before--) {
    const earlier = read.sentences[before];
    if (!earlier) break;
    take(earlier);
    if (!read.words[earlier.first]?.inQuotes) break;
  }
  const after = read.sentences[index + 1];
  if (after && read.words[sentence.end - 1]?.inQuotes && !read.words[after.first]?.inQuotes) take(after);
  const heading = sentence.heading === null ? undefined : read.sentences[sentence.heading];
  if (heading) take(heading);
  const ours = near.some(({ text }, n) => /^(we|i)$/.test(text) && says.has(near[n + 1]?.text ?? ""));
  const opening = read.words.slice(sentence.first, sentence.end).findIndex((one) => one.inQuotes);
  const named =
    opening > 0 && /^(you|they|customer|client)$/.test(read.words[sentence.first + opening - 1]?.text ?? "");
  if (named) return true;
  return !ours && near.some(({ text }) => says.has(text)) && near.some(({ text }) => theirs.has(text));
}

/** Looks up what excuses words of a sentence; reads patterns only when it is asked. */
export class Excuses {
  readonly #read: ReadText;
  readonly #rules: CompiledRules;
  readonly #known = new Map<Sentence, Found[]>();

  constructor(read: ReadText, rules: CompiledRules) {
    this.#read = read;
    this.#rules = rules;
  }

  /** The first excuse among `allowed` for the words of `span`, or null. */
  of(sentence: Sentence, span: Span, allowed: ReadonlySet<ExcuseId>): ExcuseId | null {
    const { words } = this.#read;
    if (sentence.quoted) return allowed.has("quoted") ? "quoted" : null;
    if (words[span.start]?.inQuotes && allowed.has("quoted") && attributed(this.#read, sentence)) return "quoted";
    const question = asked(sentence, words);
    if (question && span.start >= question.start && allowed.has("question")) return "question";
    const found = this.#found(sentence).find((one) => allowed.has(one.id) && this.#reaches(one, span));
    return found?.id ?? null;
  }

  #found(sentence: Sentence): Found[] {
    const known = this.#known.get(sentence);
    if (known) return known;
    const { words, sentences } = this.#read;
    const matches = byPart(this.#rules.excuseMachine.run(words, sentence.first, sentence.end));
    const found: Found[] = this.#rules.excuses.flatMap(({ excuse: { id, reach, notAfter }, patterns }) =>
      patterns
        .flatMap((pattern) => spansOf(pattern, matches))
        .filter(({ start }) => !notAfter.includes(wordBefore(words, start, sentence.first)))
        .map((span) => ({ id, reach, span })),
    );
    const heading = sentence.heading === null ? undefined : sentences[sentence.heading];
    if (heading) for (const { id, reach } of this.#found(heading)) found.push({ id, reach, span: null });
    this.#known.set(sentence, found);
    return found;
  }

  /** A "not" within the words themselves is part of what they promise ("won't go up") and excuses nothing. */
  #reaches({ id, reach, span }: Found, { start, end, loose }: Span): boolean {
    if (span === null) return true;
    if (span.start >= start && span.end <= end) return loose === true || id !== "negation";
    if (reach === "sentence") return true;
    const { words } = this.#read;
    const of = (at: number) => words[at]?.[reach];
    return of(span.start) === of(start) || of(span.end - 1) === of(end - 1);
  }
}
