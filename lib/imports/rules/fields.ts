import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import type { RawRecord } from "./record-splitter.ts";

const lenient = { relax_quotes: true, relax_column_count: true, record_delimiter: ["\n", "\r\n", "\r"] };

export function decode(bytes: Buffer, encoding: string): string {
  return encoding === "utf-8" ? bytes.toString("utf8") : iconv.decode(bytes, encoding);
}

/** The cells of each record; null for one that no reading of its quotes can split. Records with quotes go through csv-parse, together. */
export function splitFields(records: RawRecord[], encoding: string, delimiter: string): (string[] | null)[] {
  const lines = plainLines(records, encoding);
  if (lines) return lines.map((line) => line.split(delimiter));
  const out: (string[] | null)[] = new Array(records.length);
  const quoted: number[] = [];
  for (let i = 0; i < records.length; i++) {
    const record = records[i] as RawRecord;
    if (record.problem) out[i] = null;
    else if (record.quoted) quoted.push(i);
    else out[i] = decode(record.bytes, encoding).split(delimiter);
  }
  if (quoted.length === 0) return out;
  const texts = quoted.map((i) => decode((records[i] as RawRecord).bytes, encoding));
  const together = parsed(texts.join("\n"), delimiter);
  const fits = together?.length === quoted.length;
  quoted.forEach((i, n) => {
    if (fits) out[i] = together[n] ?? null;
    else {
      const alone = parsed(texts[n] as string, delimiter);
      out[i] = alone?.length === 1 ? (alone[0] ?? null) : null;
    }
  });
  return out;
}

/** Records without quotes that lie one after the other are decoded at once: a million small decodings cost more than all the rest. */
function plainLines(records: RawRecord[], encoding: string): string[] | null {
  const first = records[0]?.bytes;
  if (!first) return null;
  let end = first.byteOffset;
  for (const { bytes, quoted, problem } of records) {
    const gap = bytes.byteOffset - end;
    if (quoted || problem !== null || bytes.buffer !== first.buffer || gap < 0 || gap > 2) return null;
    end = bytes.byteOffset + bytes.length;
  }
  const text = decode(Buffer.from(first.buffer, first.byteOffset, end - first.byteOffset), encoding);
  // a lone carriage return is part of a cell, or ends the lines of an old Mac
  if (/\r(?!\n)/.test(text)) return null;
  const lines = text.includes("\r") ? text.split(/\r?\n/) : text.split("\n");
  return lines.length === records.length ? lines : null;
}

function parsed(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { ...lenient, delimiter }) as string[][];
  } catch {
    return null;
  }
}

/** Empty names get their letter, repeated names a number: every column can be named in a mapping. */
export function headerNames(cells: string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.replaceAll("\0", "").trim().slice(0, 200) || `Column ${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
