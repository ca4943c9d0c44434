/** Reads a whole file once, piece by piece, and says how it is written and what each column holds. */
import type { Dialect } from "../schema.ts";
import { ColumnWatch, settleOrders } from "./column-watch.ts";
import { guessDelimiter, guessNewline } from "./delimiter.ts";
import { decode, headerNames, splitFields } from "./fields.ts";
import { type RawRecord, RecordSplitter } from "./record-splitter.ts";

export const mostColumns = 1000;
const headSize = 64 * 1024;
const watchedForKind = 200_000;

export class Recogniser {
  rows = 0;
  problem: string | null = null;
  private readonly encoding: string;
  private delimiter = ",";
  private newline: "\n" | "\r" = "\n";
  private splitter: RecordSplitter | null = null;
  private watches: ColumnWatch[] | null = null;

  /** `encoding` as EncodingGuess found it over the same bytes. */
  constructor(encoding: string) {
    this.encoding = encoding;
  }

  push(chunk: Buffer) {
    if (this.problem) return;
    if (!this.splitter) {
      const head = decode(chunk.subarray(0, headSize), this.encoding);
      this.delimiter = guessDelimiter(head);
      this.newline = guessNewline(chunk.subarray(0, headSize));
      this.splitter = new RecordSplitter(this.delimiter, this.newline);
    }
    this.take(this.splitter.push(chunk));
  }

  end(): Dialect | null {
    if (this.splitter && !this.problem) this.take(this.splitter.end());
    if (!this.watches) this.problem ??= "This file is empty. Export it again and upload it.";
    if (this.problem || !this.watches) return null;
    const columns = settleOrders(this.watches.map((watch) => watch.facts(this.delimiter)));
    return { encoding: this.encoding, delimiter: this.delimiter, newline: this.newline, columns };
  }

  private take(records: RawRecord[]) {
    let rest = records;
    if (!this.watches) {
      const first = records[0];
      if (!first) return;
      const cells = splitFields([first], this.encoding, this.delimiter)[0];
      if (!this.begin(cells ?? null)) return;
      rest = records.slice(1);
    }
    this.rows += rest.length;
    const watches = this.watches as ColumnWatch[];
    for (const cells of splitFields(rest, this.encoding, this.delimiter)) {
      if (!cells || cells.length > watches.length) continue;
      for (let i = 0; i < cells.length; i++) {
        const watch = watches[i] as ColumnWatch;
        if (watch.filled < watchedForKind || watch.needsAll) watch.push((cells[i] as string).trim());
      }
    }
  }

  private begin(cells: string[] | null): boolean {
    if (!cells) this.problem = "The first line cannot be read as a header. Check its quotes and upload the file again.";
    else if (cells.length > mostColumns) {
      this.problem = `This file has ${cells.length.toLocaleString("en")} columns; ${mostColumns.toLocaleString("en")} is the most. Split it into narrower files.`;
    } else {
      const bom = (cells[0] ?? "").replace(/^\uFEFF/, "");
      this.watches = headerNames([bom.replace(/^"(.*)"$/, "$1"), ...cells.slice(1)]).map(
        (name) => new ColumnWatch(name),
      );
    }
    return this.watches !== null;
  }
}
