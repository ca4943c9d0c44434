import type { PoolClient } from "pg";
import { announce } from "#lib/live/write.ts";
import { chunkSize, piecesOf, readChunk } from "../read/chunks.ts";
import { checkRow, isRefusal, planRows, type RowPlan } from "../rules/check-row.ts";
import { decode, splitFields } from "../rules/fields.ts";
import { importObject } from "../rules/objects/registry.ts";
import { type RawRecord, RecordSplitter } from "../rules/record-splitter.ts";
import { longRefusal } from "../rules/refused-record.ts";
import type { Dialect, Mapping, ObjectKey, Refusal } from "../schema.ts";
import { type Batch, isMapped, type Row } from "./batch.ts";
import { writers } from "./objects/registry.ts";
import { makeSnapshotAccounts } from "./objects/snapshot-accounts.ts";
import type { References } from "./references.ts";
import { commitPiece, type Piece, type Position } from "./report.ts";
import { type Candidate, resolveRows } from "./resolve-rows.ts";

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
export type Run = { importId: number; dry: boolean; client: PoolClient; references: References; signal?: AbortSignal };
type Read = { records: RawRecord[]; position: Position; last: boolean };

/** Reads on from where the file's last committed piece ended; every piece is committed with the position after it, so nothing counts twice. */
export async function runFile(run: Run, file: RunFile): Promise<void> {
  const plan = planRows(file.object, file.dialect, file.mapping);
  let warnings = { ...file.position.warnings };
  for await (const read of pieces(file)) {
    run.signal?.throwIfAborted();
    const piece: Piece = { taken: 0, refused: [], warnings, position: read.position, done: read.last };
    if (!run.dry) await run.client.query("begin");
    try {
      await writePiece(run, file, plan, read, piece);
      if (read.last) await writers[file.object].finish?.(batchOf(run, file, plan, piece));
      await commitPiece(run, file.id, piece);
      if (!run.dry) await run.client.query("commit");
    } catch (error) {
      if (!run.dry) await run.client.query("rollback");
      throw error;
    }
    warnings = piece.warnings;
    announce(`import:${run.importId}`);
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

async function writePiece(run: Run, file: RunFile, plan: RowPlan, read: Read, piece: Piece) {
  const { encoding, delimiter } = file.dialect;
  const cells = splitFields(read.records, encoding, delimiter);
  const first = read.position.row - read.records.length;
  const refuse = (refusal: Refusal) => {
    const record = read.records[refusal.row - first - 1] as RawRecord;
    piece.refused.push({ ...refusal, raw: decode(record.bytes, encoding).replaceAll("\0", "") });
  };
  const batch: Batch = {
    ...batchOf(run, file, plan, piece),
    rows: [],
    refuse: (row, code, column, message) => refuse({ row: row.n, code, column, message }),
  };
  const candidates: Candidate[] = [];
  read.records.forEach((record, i) => {
    const n = first + i + 1;
    if (n === 1) return;
    const result = longRefusal(record, n) ?? checkRow(cells[i] ?? null, n, plan);
    if (isRefusal(result)) refuse(result);
    else if (result.deleted === true) batch.warn("deleted-at-source");
    else candidates.push({ n, record: result, cells: cells[i] as string[] });
  });
  if (file.object === "snapshot") await makeSnapshotAccounts(batch, candidates);
  batch.rows = needsAccount(file, plan) ? await resolveRows(batch, candidates) : await loosely(batch, candidates);
  if (batch.rows.length) await writers[file.object].write(batch);
  piece.taken = read.records.length - (first === 0 && read.records.length ? 1 : 0) - piece.refused.length;
}

function needsAccount(file: RunFile, plan: RowPlan): boolean {
  if (!importObject(file.object).fields.some((field) => field.kind === "account")) return false;
  return file.object !== "survey-responses" || !isMapped({ plan }, "contactEmail");
}

/** Survey answers may name a contact instead of an account; accounts name themselves. */
async function loosely(batch: Batch, candidates: Candidate[]): Promise<Row[]> {
  const named = candidates.filter(({ record }) => typeof record.account === "string");
  const known = named.length ? await resolveRows(batch, named) : [];
  const others = candidates.filter(({ record }) => typeof record.account !== "string");
  return [...known, ...others.map((candidate) => ({ ...candidate, accountId: 0 }))];
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
