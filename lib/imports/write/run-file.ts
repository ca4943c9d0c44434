import { setImmediate as breathe } from "node:timers/promises";
import type { PoolClient } from "pg";
import { announce } from "#lib/live/write.ts";
import { chunkSize, piecesOf, readChunk } from "../read/chunks.ts";
import { checkRow, isRefusal, planRows, type RowPlan } from "../rules/check-row.ts";
import { decode, splitFields } from "../rules/fields.ts";
import { type RawRecord, RecordSplitter } from "../rules/record-splitter.ts";
import { longRefusal } from "../rules/refused-record.ts";
import type { Dialect, Mapping, ObjectKey, Refusal } from "../schema.ts";
import { type Batch, Collision } from "./batch.ts";
import { writers } from "./objects/registry.ts";
import { makeSnapshotAccounts } from "./objects/snapshot-accounts.ts";
import { placeRows } from "./place-rows.ts";
import type { References } from "./references.ts";
import { commitPiece, type Piece, type Position } from "./report.ts";
import type { Candidate } from "./resolve-rows.ts";

export type RunFile = {
  id: number;
  name: string;
  object: ObjectKey;
  chunks: number;
  dialect: Dialect;
  mapping: Mapping;
  position: Position;
};
/** A dry run writes everything and takes it back: one transaction, while its report goes out over another connection. */
export type Run = {
  importId: number;
  dry: boolean;
  client: PoolClient;
  references: References;
  now: Date;
  signal?: AbortSignal;
};
type Read = { records: RawRecord[]; position: Position; last: boolean };
type Checked = Read & { candidates: Candidate[]; refused: Refusal[]; deleted: number };

/**
 * Reads on from where the file's last committed piece ended; every piece is committed with the position after it, so nothing
 * counts twice. While the database writes one piece, the next is read and checked.
 */
export async function runFile(run: Run, file: RunFile): Promise<void> {
  const plan = planRows(file.object, file.dialect, file.mapping, run.now);
  let warnings = { ...file.position.warnings };
  let writing: Promise<void> = Promise.resolve();
  const write = async (checked: Checked) => {
    const { position, last } = checked;
    const commit = async () => {
      const piece: Piece = { taken: 0, refused: [], warnings, position, done: last };
      await commitChecked(run, file, plan, checked, piece);
      return piece.warnings;
    };
    warnings = await commit().catch((error: unknown) => {
      if (error instanceof Collision) return commit();
      throw error;
    });
    announce(`import:${run.importId}`);
  };
  try {
    for await (const read of pieces(file)) {
      const checked = await check(read, plan, file.dialect);
      await writing;
      run.signal?.throwIfAborted();
      writing = write(checked);
      // a failure is thrown where it is awaited
      writing.catch(() => undefined);
    }
  } finally {
    await writing;
  }
}

async function commitChecked(run: Run, file: RunFile, plan: RowPlan, checked: Checked, piece: Piece) {
  if (!run.dry) await run.client.query("begin");
  try {
    await writePiece(run, file, plan, checked, piece);
    if (checked.last) await writers[file.object].finish?.(batchOf(run, file, plan, piece));
    await commitPiece(run, file.id, piece);
    if (!run.dry) await run.client.query("commit");
  } catch (error) {
    if (!run.dry) await run.client.query("rollback");
    throw error;
  }
}

async function* pieces(file: RunFile): AsyncGenerator<Read> {
  const { offset } = file.position;
  const splitter = new RecordSplitter(file.dialect.delimiter, file.dialect.newline, offset);
  let row = file.position.row;
  let next = readChunk(file.id, Math.floor(offset / chunkSize));
  for (let n = Math.floor(offset / chunkSize); n < file.chunks; n++) {
    const body = await next;
    if (!body) throw new Error(`Chunk ${n} of file ${file.id} is missing`);
    if (n + 1 < file.chunks) next = readChunk(file.id, n + 1);
    const unread = n * chunkSize < offset ? body.subarray(offset - n * chunkSize) : body;
    let left = unread.length;
    for (const part of piecesOf(unread)) {
      left -= part.length;
      const last = left === 0 && n + 1 === file.chunks;
      const records = splitter.push(part);
      if (last) for (const record of splitter.end()) records.push(record);
      row += records.length;
      if (last || records.length) yield { records, position: { offset: splitter.offset, row, warnings: {} }, last };
    }
  }
}

const slice = 1000;

/** Splits and checks the records of a piece, in slices, so that what the database answers meanwhile is not kept waiting. */
async function check(read: Read, plan: RowPlan, { encoding, delimiter }: Dialect): Promise<Checked> {
  const checked: Checked = { ...read, candidates: [], refused: [], deleted: 0 };
  const first = read.position.row - read.records.length;
  for (let at = 0; at < read.records.length; at += slice) {
    const records = read.records.slice(at, at + slice);
    const cells = splitFields(records, encoding, delimiter);
    records.forEach((record, i) => {
      const n = first + at + i + 1;
      if (n === 1) return;
      const result = longRefusal(record, n) ?? checkRow(cells[i] ?? null, n, plan);
      if (isRefusal(result)) checked.refused.push(result);
      else if (result.deleted === true) checked.deleted++;
      else checked.candidates.push({ n, record: result, cells: cells[i] as string[] });
    });
    await breathe();
  }
  return checked;
}

async function writePiece(run: Run, file: RunFile, plan: RowPlan, checked: Checked, piece: Piece) {
  const { records, position, candidates, deleted } = checked;
  const first = position.row - records.length;
  const refuse = (refusal: Refusal) => {
    const record = records[refusal.row - first - 1] as RawRecord;
    piece.refused.push({ ...refusal, raw: decode(record.bytes, file.dialect.encoding).replaceAll("\0", "") });
  };
  checked.refused.forEach(refuse);
  const batch: Batch = {
    ...batchOf(run, file, plan, piece),
    rows: [],
    refuse: (row, code, column, message) => refuse({ row: row.n, code, column, message }),
  };
  if (deleted) batch.warn("deleted-at-source", deleted);
  if (file.object === "snapshot") await makeSnapshotAccounts(batch, candidates);
  batch.rows = await placeRows(batch, file.object, candidates);
  if (batch.rows.length) await writers[file.object].write(batch);
  piece.taken = records.length - (first === 0 && records.length ? 1 : 0) - piece.refused.length;
}

function batchOf(run: Run, file: RunFile, plan: RowPlan, piece: Piece): Batch {
  return {
    client: run.client,
    importId: run.importId,
    dry: run.dry,
    fileName: file.name,
    rows: [],
    plan,
    mapping: file.mapping,
    references: run.references,
    warn: (code, count = 1) => {
      piece.warnings = { ...piece.warnings, [code]: (piece.warnings[code] ?? 0) + count };
    },
    refuse: () => undefined,
  };
}
