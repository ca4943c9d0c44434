import { splitFields } from "../rules/fields.ts";
import { RecordSplitter } from "../rules/record-splitter.ts";
import type { Dialect } from "../schema.ts";
import { readChunk } from "./chunks.ts";

export type SampleColumn = { name: string; values: string[] };
const wanted = 5;
const looked = 200;

/**
 * The first values of each column, for the importer's eyes only: a file may hold amounts, and an importer sees those of
 * their own file (SPEC N4). Read from the stored bytes each time, kept nowhere.
 */
export async function sampleOf(fileId: number, dialect: Dialect): Promise<SampleColumn[]> {
  const chunk = await readChunk(fileId, 0);
  const splitter = new RecordSplitter(dialect.delimiter, dialect.newline);
  const records = chunk ? [...splitter.push(chunk.subarray(0, 256 * 1024)), ...splitter.end()].slice(1, looked) : [];
  const cells = splitFields(records, dialect.encoding, dialect.delimiter);
  return dialect.columns.map((column, i) => {
    const values = new Set<string>();
    for (const row of cells) {
      const value = row?.[i]?.trim();
      if (value) values.add(value.slice(0, 80));
      if (values.size === wanted) break;
    }
    return { name: column.name, values: [...values] };
  });
}
