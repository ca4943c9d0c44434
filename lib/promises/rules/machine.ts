import { type Part, PatternError, type Tree } from "./pattern.ts";
import { type Begin, type Match, Runner, stepKinds } from "./runner.ts";
import type { Word } from "./words.ts";

const mostSteps = { ofPart: 10_000, inAll: 400_000 };

/**
 * All parts of all rules as one automaton, run over the words of a sentence in one pass: a word costs at most as much as
 * there are steps, whatever the text is, so that time grows with the text's length and no faster.
 */
export class Machine {
  readonly #kinds: number[] = [];
  readonly #next: number[] = [];
  /** Of a fork its second way, of a word the number of its set. */
  readonly #other: number[] = [];
  readonly #sets: ReadonlySet<string>[] = [];
  /** By the set itself and by its words: many patterns name the same. */
  readonly #setNumbers = new Map<ReadonlySet<string> | string, number>();
  readonly #begins = new Map<string, Begin>();
  readonly #atEnd: boolean[] = [];
  #partStart = 0;
  #runner: Runner | null = null;

  /** Takes a part in and returns its number. Throws PatternError when it would match without a word, or is too large. */
  add({ tree, atStart, atEnd }: Part): number {
    const part = this.#atEnd.push(atEnd) - 1;
    this.#partStart = this.#kinds.length;
    const entry = this.#build(tree, this.#step(stepKinds.found, part, 0));
    for (const step of this.#reachable(entry)) {
      if (this.#kinds[step] === stepKinds.found) throw new PatternError("A pattern needs at least one word.");
      if (this.#kinds[step] === stepKinds.gap) throw new PatternError("A pattern cannot begin with a gap.");
      const next = this.#next[step] ?? 0;
      for (const word of this.#sets[this.#other[step] ?? 0] ?? []) {
        const begin = this.#begins.get(word) ?? { anywhere: new Set(), atStart: new Set() };
        begin[atStart ? "atStart" : "anywhere"].add(next);
        this.#begins.set(word, begin);
      }
    }
    return part;
  }

  /** Makes room to run, once all parts are in; returns every word that a part knows. */
  seal(): ReadonlySet<string> {
    this.#runner = new Runner({
      kinds: Uint8Array.from(this.#kinds),
      next: Int32Array.from(this.#next),
      other: Int32Array.from(this.#other),
      sets: this.#sets,
      begins: this.#begins,
      atEnd: this.#atEnd,
      closureOf: (entry) => Int32Array.from(this.#reachable(entry)),
    });
    return this.#runner.known;
  }

  /** All matches in words `first` to before `end`; of those that end at one word the tightest. */
  run(words: readonly Word[], first: number, end: number): Match[] {
    if (!this.#runner) throw new Error("The machine is not sealed yet.");
    return this.#runner.run(words, first, end);
  }

  #step(kind: number, next: number, other: number): number {
    this.#kinds.push(kind);
    this.#next.push(next);
    this.#other.push(other);
    return this.#kinds.length - 1;
  }

  #setNumber(words: ReadonlySet<string>): number {
    const known = this.#setNumbers.get(words);
    if (known !== undefined) return known;
    const key = [...words].join(" ");
    const number = this.#setNumbers.get(key) ?? this.#sets.push(words) - 1;
    this.#setNumbers.set(key, number).set(words, number);
    return number;
  }

  /** Steps that match `tree` and go on at `after`; returns the first of them. */
  #build(tree: Tree, after: number): number {
    const size = this.#kinds.length;
    if (size - this.#partStart > mostSteps.ofPart || size > mostSteps.inAll)
      throw new PatternError("This is too large: name fewer alternatives.");
    if (tree.kind === "words") return this.#step(stepKinds.word, after, this.#setNumber(tree.words));
    if (tree.kind === "all") return tree.items.reduceRight((next, item) => this.#build(item, next), after);
    if (tree.kind === "maybe") return this.#step(stepKinds.fork, this.#build(tree.item, after), after);
    if (tree.kind === "gap") {
      let entry = after;
      for (let left = tree.most; left > 0; left--)
        entry = this.#step(stepKinds.fork, after, this.#step(stepKinds.gap, entry, 0));
      return entry;
    }
    const [head, ...rest] = tree.items.map((item) => this.#build(item, after));
    return rest.reduce((entry, item) => this.#step(stepKinds.fork, entry, item), head ?? after);
  }

  #reachable(entry: number): number[] {
    const open = [entry];
    const seen = new Set<number>();
    const steps: number[] = [];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (seen.has(step)) continue;
      seen.add(step);
      if (this.#kinds[step] === stepKinds.fork) open.push(this.#next[step] ?? 0, this.#other[step] ?? 0);
      else steps.push(step);
    }
    return steps;
  }
}
