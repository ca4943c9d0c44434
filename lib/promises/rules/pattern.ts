import type { WordLists } from "../schema.ts";
import { inflections } from "./inflections.ts";

/**
 * The language in which rules say what they look for. A pattern is read over the words of one sentence, in small letters,
 * with contractions spelt out ("we'll" is `we will`, "won't" is `will not`):
 *
 *     fix            this word                 fix~        fix, fixes, fixed, fixing
 *     (fix|sort out) one of these              <when>      any entry of the list "when"
 *     not?           with or without it        ..4         up to four words, none of them a "not" or an "if"
 *     #              a number                  #date #time #ordinal
 *     ^ … $          at the start, at the end of the sentence
 *     a & b & !c     a and b in one sentence, in any order, and no c
 */
export type Tree =
  | { kind: "words"; words: Set<string> }
  | { kind: "gap"; most: number }
  | { kind: "all"; items: Tree[] }
  | { kind: "any"; items: Tree[] }
  | { kind: "maybe"; item: Tree };

export type Part = { tree: Tree; atStart: boolean; atEnd: boolean; absent: boolean };

export class PatternError extends Error {}

const longestGap = 12;
const deepest = 8;
const token = /\s*(?:(\.\.\d*)|<([a-z][a-z0-9-]*)>|(#[a-z]*)|([\p{L}\p{N}€%'@]+~?)|([()|?&!^$]))/uy;
const classes = new Set(["#", "#date", "#time", "#ordinal"]);

function tokens(pattern: string): string[] {
  const found: string[] = [];
  token.lastIndex = 0;
  const trimmed = pattern.trimEnd();
  while (token.lastIndex < trimmed.length) {
    const at = token.lastIndex;
    const match = token.exec(trimmed);
    if (!match) throw new PatternError(`"${trimmed.slice(at).trim().slice(0, 20)}" is not understood at ${at + 1}.`);
    found.push(match[0].trim());
  }
  return found;
}

function merged(items: Tree[]): Tree {
  const single = items.flatMap((item) => (item.kind === "words" ? [...item.words] : []));
  const others = items.filter((item) => item.kind !== "words");
  const all: Tree[] = single.length > 0 ? [{ kind: "words", words: new Set(single) }, ...others] : others;
  return all.length === 1 && all[0] ? all[0] : { kind: "any", items: all };
}

/** Reads patterns against named word lists, each list once; a list that holds itself is an error. */
export class PatternReader {
  readonly #lists: WordLists;
  readonly #known = new Map<string, Tree>();
  readonly #open = new Set<string>();
  #tokens: string[] = [];
  #at = 0;

  constructor(lists: WordLists) {
    this.#lists = lists;
  }

  /** The parts of a pattern. Throws PatternError, whose message says what is wrong. */
  read(pattern: string): Part[] {
    const parts = this.#within(pattern, () => {
      const found = [this.#part()];
      while (this.#take("&")) found.push(this.#part());
      return found;
    });
    if (parts.every(({ absent }) => absent)) throw new PatternError("A pattern needs a part that must be there.");
    return parts;
  }

  #within<T>(pattern: string, work: () => T): T {
    const [outer, place] = [this.#tokens, this.#at];
    this.#tokens = tokens(pattern);
    this.#at = 0;
    const result = work();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new PatternError(`"${rest}" stands where nothing like it may stand.`);
    this.#tokens = outer;
    this.#at = place;
    return result;
  }

  #take(wanted: string): boolean {
    if (this.#tokens[this.#at] !== wanted) return false;
    this.#at += 1;
    return true;
  }

  #part(): Part {
    const absent = this.#take("!");
    const atStart = this.#take("^");
    const tree = this.#sequence(0);
    return { tree, atStart, atEnd: this.#take("$"), absent };
  }

  #sequence(depth: number): Tree {
    if (depth > deepest) throw new PatternError(`Brackets may be nested ${deepest} deep.`);
    const items: Tree[] = [];
    for (;;) {
      const next = this.#tokens[this.#at];
      if (next === undefined || ["|", ")", "&", "$"].includes(next)) break;
      const item = this.#item(depth);
      items.push(this.#take("?") ? { kind: "maybe", item } : item);
    }
    if (items.length === 0) throw new PatternError("Words are missing.");
    return items.length === 1 && items[0] ? items[0] : { kind: "all", items };
  }

  #item(depth: number): Tree {
    const next = this.#tokens[this.#at++] ?? "";
    if (next === "(") {
      const choices = [this.#sequence(depth + 1)];
      while (this.#take("|")) choices.push(this.#sequence(depth + 1));
      if (!this.#take(")")) throw new PatternError("A bracket is not closed.");
      return merged(choices);
    }
    if (next.startsWith("..")) {
      const most = Number(next.slice(2));
      if (!(most >= 1 && most <= longestGap))
        throw new PatternError(`A gap is ..1 to ..${longestGap}, not ${JSON.stringify(next)}.`);
      return { kind: "gap", most };
    }
    if (next.startsWith("<")) return this.#list(next.slice(1, -1));
    if (next.startsWith("#") && !classes.has(next)) throw new PatternError(`"${next}" is no class of words.`);
    if (["|", ")", "?", "&", "!", "^", "$"].includes(next))
      throw new PatternError(`"${next}" stands where a word belongs.`);
    return { kind: "words", words: new Set(next.endsWith("~") ? inflections(next.slice(0, -1)) : [next]) };
  }

  #list(name: string): Tree {
    const known = this.#known.get(name);
    if (known) return known;
    const entries = this.#lists[name];
    if (!entries?.length) throw new PatternError(`There is no list "${name}", or it is empty.`);
    if (this.#open.has(name)) throw new PatternError(`The list "${name}" holds itself.`);
    this.#open.add(name);
    const tree = merged(entries.map((entry) => this.#within(entry, () => this.#sequence(0))));
    this.#open.delete(name);
    this.#known.set(name, tree);
    return tree;
  }
}
