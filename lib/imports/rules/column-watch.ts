/** Watches one column over the whole file and says at the end what it holds. */
import type { ColumnFacts, DateOrder } from "../schema.ts";
import { parseBoolean } from "./booleans.ts";
import { DateVotes } from "./dates.ts";
import { DecimalVotes } from "./numbers.ts";

const close = 2000;
const mostIds = 5_000_000;

export class ColumnWatch {
  filled = 0;
  private booleans = 0;
  private emails = 0;
  private dates = new DateVotes();
  private numbers = new DecimalVotes();
  private ids: Set<number> | null;
  private repeats = 0;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
    this.ids = /(^|[_\s])(id|key|number|reference)$|[a-z]I[dD]$/i.test(name) ? new Set() : null;
  }

  /** Dates still undecided and ids are watched to the last row; the rest has shown itself long before. */
  get needsAll(): boolean {
    return this.ids !== null || this.dates.dates > 0;
  }

  push(text: string) {
    if (text === "") return;
    this.filled++;
    if (this.ids) this.countRepeat(text);
    if (this.filled <= close) {
      if (parseBoolean(text) !== null) this.booleans++;
      if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) this.emails++;
      this.dates.push(text);
      this.numbers.push(text);
      return;
    }
    if (this.dates.dates > 0) this.dates.push(text);
    else if (this.numbers.numbers > 0) this.numbers.push(text);
  }

  facts(delimiter: string): ColumnFacts {
    const looked = Math.min(this.filled, close);
    // half is enough: what does not fit is refused row by row, which says more than a column left out
    const share = (count: number, of: number) => of > 0 && count / of >= 0.5;
    const base = {
      name: this.name,
      filled: this.filled,
      order: null,
      decimal: null,
      repeats: this.ids ? this.repeats : 0,
    };
    if (looked === 0) return { ...base, kind: "empty" };
    if (share(this.dates.dates, this.dates.seen)) {
      return { ...base, kind: this.dates.withTime > 0 ? "instant" : "day", order: this.dates.order() };
    }
    const decimal = this.numbers.mark(delimiter);
    if (share(this.booleans, looked)) return { ...base, kind: "boolean", decimal };
    if (share(this.numbers.numbers, this.numbers.seen)) return { ...base, kind: "number", decimal };
    if (share(this.emails, looked)) return { ...base, kind: "email" };
    const order = this.dates.dates > 0 ? this.dates.order() : null;
    return { ...base, kind: "text", order, decimal: this.numbers.numbers > 0 ? decimal : null };
  }

  private countRepeat(text: string) {
    const ids = this.ids as Set<number>;
    const key = hash53(text);
    if (ids.has(key)) this.repeats++;
    else if (ids.size < mostIds) ids.add(key);
    // a column that repeats from the start is a reference to something, not an id of the row
    if (this.filled === close && this.repeats > close / 20) this.ids = null;
  }
}

/** A column that cannot tell day from month follows its neighbours in the same file, when they agree. */
export function settleOrders(columns: ColumnFacts[]): ColumnFacts[] {
  const decided = new Set<DateOrder>();
  for (const column of columns) if (column.order === "dmy" || column.order === "mdy") decided.add(column.order);
  const only = decided.size === 1 ? ([...decided][0] ?? null) : null;
  return columns.map((column) => (column.order === "ask" && only ? { ...column, order: only } : column));
}

function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
