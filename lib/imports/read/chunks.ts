import { pools } from "#lib/db.ts";

export const chunkSize = 1024 * 1024;

/** Only jobs, and the importer's own preview, read chunks back. */
export async function readChunk(fileId: number, n: number): Promise<Buffer | null> {
  // the driver's own way for bytes, two letters each, costs twice the time and memory
  const { rows } = await pools.financeSystem.query<{ body: string }>(
    "select encode(body, 'base64') as body from finance.import_chunk where file_id = $1 and n = $2",
    [fileId, n],
  );
  return rows[0] ? Buffer.from(rows[0].body, "base64") : null;
}

/** Pieces that are worked through one after another: small enough that what a piece leaves behind is soon collected. */
export const pieceSize = 256 * 1024;

export function* piecesOf(chunk: Buffer): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += pieceSize) yield chunk.subarray(at, at + pieceSize);
}

export async function* chunksOf(fileId: number, chunks: number, from = 0): AsyncGenerator<Buffer> {
  for (let n = from; n < chunks; n++) {
    const body = await readChunk(fileId, n);
    if (!body) throw new Error(`Chunk ${n} of file ${fileId} is missing`);
    yield* piecesOf(body);
  }
}
