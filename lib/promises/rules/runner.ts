import { fixedWords } from "./fixed-words.ts";
import type { Word } from "./words.ts";

/** Where a part was found: words `start` to before `end`. */
export type Match = { part: number; start: number; end: number };

export const stepKinds = { word: 0, gap: 1, fork: 2, found: 3 } as const;
/** Where matches go on after a word that they begin with: anywhere in a sentence, or only where it is the first. */
export type Begin = { anywhere: Set<number>; atStart: Set<number> };
/** The steps of a machine by their number. `next` of a step that found a part is the part. */
export type Steps = {
  kinds: Uint8Array;
  next: Int32Array;
  other: Int32Array;
  sets: readonly ReadonlySet<string>[];
  begins: ReadonlyMap<string, Begin>;
  atEnd: readonly boolean[];
  /** The steps that are reached from one without a word. */
  closureOf: (entry: number) => Int32Array;
};
/** Steps that wait for the next word, and the words that their matches begin at. */
type Waiting = { steps: Int32Array; starts: Int32Array; count: number };

const barriers: ReadonlySet<string> = new Set(fixedWords.barriers.words);
const waitingFor = (size: number): Waiting => ({
  steps: new Int32Array(size),
  starts: new Int32Array(size),
  count: 0,
});

/** Runs a machine's steps. Which sets hold a word is looked up once a word, as a row of bytes: not by each step that waits for it. */
export class Runner {
  readonly known: ReadonlySet<string>;
  readonly #steps: Steps;
  readonly #closures: (Int32Array | undefined)[] = [];
  readonly #rows = new Map<string, Uint8Array>();
  readonly #nowhere: Uint8Array;
  readonly #seen: Int32Array;
  #stamp = 0;
  #waiting: Waiting;
  #next: Waiting;
  #matches: Match[] = [];
  #at = 0;
  #isLast = false;

  constructor(steps: Steps) {
    const size = steps.kinds.length;
    this.#steps = steps;
    this.known = new Set(steps.sets.flatMap((set) => [...set]));
    this.#nowhere = new Uint8Array(steps.sets.length);
    this.#seen = new Int32Array(size);
    [this.#waiting, this.#next] = [waitingFor(size), waitingFor(size)];
  }

  run(words: readonly Word[], first: number, end: number): Match[] {
    this.#matches = [];
    this.#waiting.count = 0;
    for (let at = first; at < end; at++) {
      const word = words[at];
      if (!word) break;
      this.#at = at;
      this.#isLast = at + 1 === end;
      this.#stamp += 1;
      this.#next.count = 0;
      this.#begin(word.text, at === first);
      if (word.figure) this.#begin(word.figure, at === first);
      this.#goOn(word);
      [this.#waiting, this.#next] = [this.#next, this.#waiting];
    }
    return this.#matches;
  }

  #begin(key: string, isFirst: boolean): void {
    const begin = this.#steps.begins.get(key);
    if (!begin) return;
    for (const entry of begin.anywhere) this.#follow(entry, this.#at);
    if (isFirst) for (const entry of begin.atStart) this.#follow(entry, this.#at);
  }

  #goOn(word: Word): void {
    const { kinds, next, other } = this.#steps;
    const { steps, starts, count } = this.#waiting;
    if (count === 0) return;
    const row = this.#rowOf(word.text);
    const figures = word.figure ? this.#rowOf(word.figure) : this.#nowhere;
    const steppedOver = barriers.has(word.text) ? 0 : 1;
    for (let index = 0; index < count; index++) {
      const step = steps[index] as number;
      const set = other[step] as number;
      const passes = kinds[step] === stepKinds.gap ? steppedOver : (row[set] as number) | (figures[set] as number);
      if (passes === 1) this.#follow(next[step] as number, starts[index] as number);
    }
  }

  /** Which sets hold a word: a byte for each. */
  #rowOf(word: string): Uint8Array {
    if (!this.known.has(word)) return this.#nowhere;
    const known = this.#rows.get(word);
    if (known) return known;
    const row = Uint8Array.from(this.#steps.sets, (set) => (set.has(word) ? 1 : 0));
    this.#rows.set(word, row);
    return row;
  }

  #follow(entry: number, start: number): void {
    const seen = this.#seen;
    const stamp = this.#stamp;
    if (seen[entry] === stamp) return;
    seen[entry] = stamp;
    this.#closures[entry] ??= this.#steps.closureOf(entry);
    const { kinds, next } = this.#steps;
    const following = this.#next;
    for (const step of this.#closures[entry] as Int32Array) {
      if (step !== entry && seen[step] === stamp) continue;
      seen[step] = stamp;
      if (kinds[step] !== stepKinds.found) {
        following.steps[following.count] = step;
        following.starts[following.count++] = start;
        continue;
      }
      const part = next[step] as number;
      if (!this.#steps.atEnd[part] || this.#isLast) this.#matches.push({ part, start, end: this.#at + 1 });
    }
  }
}
