import { pools } from "#lib/db.ts";

export const chunkSize = 1024 * 1024;

type Sent = { letters: string | null; base64: string | null };

/** Only jobs, and the importer's own preview, read chunks back. */
export async function readChunk(fileId: number, n: number): Promise<Buffer | null> {
  // a letter a byte is the cheapest that the driver can carry, but no text may hold a NUL; its own way for bytes costs four times as much
  const { rows } = await pools.financeSystem.query<Sent>(
    `select case when clean then convert_from(body, 'LATIN1') end as letters, case when not clean then encode(body, 'base64') end as base64
     from (select body, position('\\x00'::bytea in body) = 0 as clean from finance.import_chunk where file_id = $1 and n = $2) chunk`,
    [fileId, n],
  );
  const [sent] = rows;
  if (!sent) return null;
  return sent.letters === null ? Buffer.from(sent.base64 ?? "", "base64") : Buffer.from(sent.letters, "latin1");
}

/** Pieces that are worked through one after another: small enough that what a piece leaves behind is soon collected. */
export const pieceSize = 512 * 1024;

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
