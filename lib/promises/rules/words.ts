import type { CleanText } from "./clean-text.ts";
import type { Line } from "./quoted-lines.ts";
import { quotedLines } from "./quoted-lines.ts";
import { type Speller, spelt } from "./spellings.ts";

/** A word as the rules read it; `from` and `to` are its place in the original text. Phrases (between commas), clauses and segments count up. */
export type Word = {
  text: string;
  /** "#", "#date", "#time" or "#ordinal" for what is written in figures, else null. */
  figure: string | null;
  from: number;
  to: number;
  phrase: number;
  clause: number;
  segment: number;
  paused: boolean;
  inQuotes: boolean;
};

/** Words `first` to before `end`. `heading`: the sentence above the list that this one is a point of. */
export type Sentence = {
  index: number;
  first: number;
  end: number;
  question: boolean;
  quoted: boolean;
  heading: number | null;
};

export type ReadText = { words: Word[]; sentences: Sentence[] };

const word = /[qv]\d(?![\p{L}\p{N}])|\p{L}+(?:'\p{L}+)*/iuy;
const figure = /\d+(?:[.,:/-]\d+)*(?:(?:st|nd|rd|th|k|m|mn|am|pm|x|h)(?!\p{L}))?/iuy;
const bullet = /^[\s\uE000\uE001]*(?:[-*•+·→✓✔☐]|\d{1,2}[.)]|[a-z]\))\s+(?:\[[ x]\]\s*|[x ]\s{1,2}(?=\S))?/i;
const abbreviations = new Set(
  "mr mrs ms dr prof st no nr approx vs inc ltd co re eg ie jr sr dept tel fig incl".split(" "),
);
/** No person writes a longer one; cut here, work per sentence has a bound. */
const longestSentence = 300;
const subjects = new Set("we i you it they he she there this that our your my".split(" "));
const joins = new Set("and so then while whereas".split(" "));
const breaksOff = new Set("but however although".split(" "));

function figureKind(text: string): string {
  if (/^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}[./-]\d{1,2}[./-](\d{2}|\d{4})$/.test(text)) return "#date";
  if (/^\d{1,2}:\d{2}$|^\d{1,2}(:\d{2})?(am|pm)$/.test(text)) return "#time";
  return /(st|nd|rd|th)$/.test(text) ? "#ordinal" : "#";
}

/** Splits a cleaned text into sentences of words. */
export class WordReader {
  readonly #clean: CleanText;
  readonly #speller: Speller;
  readonly #words: Word[] = [];
  readonly #sentences: Sentence[] = [];
  #phrase = 0;
  #clause = 0;
  #segment = 0;
  #paused = false;
  #inQuotes = false;

  constructor(clean: CleanText, speller: Speller) {
    this.#clean = clean;
    this.#speller = speller;
  }

  read(): ReadText {
    const lines = quotedLines(this.#clean.text);
    let first = 0;
    let heading: number | null = null;
    for (const [index, line] of lines.entries()) {
      const text = this.#clean.text.slice(line.start, line.end);
      const point = bullet.exec(text.slice(0, 40))?.[0].length ?? 0;
      const listed = point > 0;
      if (!listed && text.trim()) heading = null;
      const before = this.#sentences.length;
      first = this.#line(line, line.start + point, first, listed ? heading : null);
      const wraps = this.#wraps(text, lines[index + 1]);
      if (!wraps) first = this.#close(first, false, line.quoted, listed ? heading : null);
      if (!listed && !wraps && this.#sentences.length > before && !/[.!]\s*$/.test(text.slice(-20)))
        heading = this.#sentences.length - 1;
    }
    return { words: this.#words, sentences: this.#sentences };
  }

  /** A long line without a full stop goes on in the next one when that begins in small letters: a mail wrapped by hand. */
  #wraps(text: string, next: Line | undefined): boolean {
    if (text.length < 50 || /[.!?:]\W*$/.test(text.slice(-20)) || !next) return false;
    return /^\s{0,8}\p{Ll}/u.test(this.#clean.text.slice(next.start, next.start + 10));
  }

  #close(first: number, question: boolean, quoted: boolean, heading: number | null): number {
    const end = this.#words.length;
    if (end > first) this.#sentences.push({ index: this.#sentences.length, first, end, question, quoted, heading });
    this.#clause += 1;
    this.#segment += 1;
    this.#paused = true;
    return end;
  }

  #line(line: Line, start: number, opened: number, heading: number | null): number {
    const { text } = this.#clean;
    let first = opened;
    this.#inQuotes = false;
    for (let at = start; at < line.end; ) {
      const length = this.#wordAt(at, line.end, first);
      if (length > 0) {
        at += length;
        if (this.#words.length - first >= longestSentence) first = this.#close(first, false, line.quoted, heading);
        continue;
      }
      const char = text[at] ?? "";
      if (/[.!?]/.test(char) && this.#ends(at, line.end)) {
        let last = at;
        while (last + 1 < line.end && /[.!?"')\s]/.test(text[last + 1] ?? "")) {
          last += 1;
          if (text[last] === '"') this.#inQuotes = !this.#inQuotes && this.#opensAt(last, line.end);
          if (this.#inQuotes) break;
        }
        first = this.#close(first, text.slice(at, last + 1).includes("?"), line.quoted, heading);
        at = last + 1;
        continue;
      }
      this.#mark(char, at);
      at += 1;
    }
    return first;
  }

  #opensAt(at: number, end: number): boolean {
    return at + 1 < end && /\S/.test(this.#clean.text[at + 1] ?? "") && /\s/.test(this.#clean.text[at - 1] ?? " ");
  }

  #ends(at: number, end: number): boolean {
    const { text } = this.#clean;
    if (at + 1 < end && !/[\s"')!?.]/.test(text[at + 1] ?? "")) return false;
    return text[at] !== "." || !abbreviations.has(this.#words.at(-1)?.text ?? "") || at + 1 >= end;
  }

  /** What punctuation and signs do to the words after them. */
  #mark(char: string, at: number): void {
    if (/[,:;()—]/.test(char)) this.#paused = true;
    if (char === '"') this.#inQuotes = !this.#inQuotes;
    const dash = char === "—" || (char === "-" && this.#clean.text[at - 1] === " " && this.#clean.text[at + 1] === " ");
    if (char === ";" || dash) {
      this.#clause += 1;
      this.#segment += 1;
      this.#paused = true;
    }
    if (/[$€£¥]/.test(char)) this.#push("€", null, at, at + 1, -1);
    if (char === "%" || char === "‰") this.#push("%", null, at, at + 1, -1);
  }

  #wordAt(at: number, end: number, first: number): number {
    const { text } = this.#clean;
    figure.lastIndex = at;
    const number = /\d/.test(text[at] ?? "") ? figure.exec(text)?.[0] : undefined;
    if (number && at + number.length <= end) {
      const read = number.toLowerCase();
      this.#push(read, figureKind(read), at, at + number.length, first);
      return number.length;
    }
    word.lastIndex = at;
    const found = word.exec(text)?.[0];
    if (!found) return 0;
    const low = found.toLowerCase();
    const next = () =>
      /^\s*([a-z]*)/i.exec(text.slice(at + found.length, at + found.length + 24))?.[1]?.toLowerCase() ?? "";
    const starts = this.#paused || this.#words.length === first;
    const parts = spelt(low, starts, next);
    for (const part of parts) this.#push(this.#speller.read(part), null, at, at + found.length, first);
    return found.length;
  }

  #push(text: string, kind: string | null, from: number, to: number, first: number): void {
    const clause = this.#clause;
    this.#divide(text, first);
    if (this.#paused || this.#clause !== clause) this.#phrase += 1;
    this.#words.push({
      text,
      figure: kind,
      from: this.#clean.from[from] ?? 0,
      to: this.#clean.to[to - 1] ?? 0,
      phrase: this.#phrase,
      clause: this.#clause,
      segment: this.#segment,
      paused: this.#paused,
      inQuotes: this.#inQuotes,
    });
    this.#paused = false;
  }

  /** "but" begins something new; so does a subject after "and" or a comma. */
  #divide(text: string, first: number): void {
    const previous = this.#words.length > first ? this.#words.at(-1) : undefined;
    if (breaksOff.has(text)) {
      this.#clause += 1;
      this.#segment += 1;
    } else if (previous && subjects.has(text)) {
      if (joins.has(previous.text)) {
        this.#clause += 1;
        this.#segment += 1;
      } else if (this.#paused) this.#clause += 1;
    }
  }
}
