import { pools } from "#lib/db.ts";

export const chunkSize = 1024 * 1024;

/** Only jobs, and the importer's own preview, read chunks back. */
export async function readChunk(fileId: number, n: number): Promise<Buffer | null> {
  const { rows } = await pools.financeSystem.query<{ body: Buffer }>(
    "select body from finance.import_chunk where file_id = $1 and n = $2",
    [fileId, n],
  );
  return rows[0]?.body ?? null;
}

export async function* chunksOf(fileId: number, chunks: number, from = 0): AsyncGenerator<Buffer> {
  for (let n = from; n < chunks; n++) {
    const body = await readChunk(fileId, n);
    if (!body) throw new Error(`Chunk ${n} of file ${fileId} is missing`);
    yield body;
  }
}
