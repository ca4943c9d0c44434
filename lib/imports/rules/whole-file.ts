/** A file already in memory, read the way a run reads it: for previews and tests. */
import type { Dialect, Mapping, ObjectKey, Refusal } from "../schema.ts";
import { checkRow, type ImportRecord, isRefusal, planRows } from "./check-row.ts";
import { EncodingGuess } from "./encoding.ts";
import { splitFields } from "./fields.ts";
import { Recogniser } from "./recognise.ts";
import { RecordSplitter } from "./record-splitter.ts";
import { longRefusal } from "./refused-record.ts";

export type WholeFile = { dialect: Dialect | null; problem: string | null; rows: number };

function* pieces(file: Buffer, size: number) {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}

export function recogniseWhole(file: Buffer, chunkSize = 1024 * 1024): WholeFile {
  const guess = new EncodingGuess();
  for (const piece of pieces(file, chunkSize)) guess.push(piece);
  const recogniser = new Recogniser(guess.end());
  for (const piece of pieces(file, chunkSize)) recogniser.push(piece);
  const dialect = recogniser.end();
  return { dialect, problem: recogniser.problem, rows: recogniser.rows };
}

export function readWhole(
  file: Buffer,
  object: ObjectKey,
  dialect: Dialect,
  mapping: Mapping,
  now: Date,
  chunkSize = 1024 * 1024,
) {
  const splitter = new RecordSplitter(dialect.delimiter, dialect.newline);
  const plan = planRows(object, dialect, mapping, now);
  const taken: ImportRecord[] = [];
  const refused: Refusal[] = [];
  let row = 0;
  const read = (records: ReturnType<RecordSplitter["push"]>) => {
    const cells = splitFields(records, dialect.encoding, dialect.delimiter);
    records.forEach((record, i) => {
      if (++row === 1) return;
      const result = longRefusal(record, row) ?? checkRow(cells[i] ?? null, row, plan);
      if (isRefusal(result)) refused.push(result);
      else taken.push(result);
    });
  };
  for (const piece of pieces(file, chunkSize)) read(splitter.push(piece));
  read(splitter.end());
  return { taken, refused, rows: Math.max(0, row - 1) };
}
