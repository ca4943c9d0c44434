import iconv from "iconv-lite";
import { db, pools } from "#lib/db.ts";
import { chunkSize } from "../read/chunks.ts";
import { utf16Of } from "../rules/encoding.ts";

export const largestFile = 4 * 1024 ** 3;
export class TooLarge extends Error {}

/**
 * Stores a stream of bytes as chunks of exactly 1 MiB, so that any process can go on reading anywhere. The role that serves the
 * browser may write chunks and not read them (SPEC N4). UTF-16 is stored as UTF-8.
 */
export async function storeChunks(
  fileId: number,
  body: AsyncIterable<Uint8Array>,
  most = largestFile,
): Promise<{ size: number; chunks: number; zip: boolean }> {
  const pending: Buffer[] = [];
  let waiting = 0;
  let size = 0;
  let chunks = 0;
  let zip = false;
  let decoder: ReturnType<typeof iconv.getDecoder> | null = null;
  const flush = async (least: number) => {
    if (waiting < least || waiting === 0) return;
    const all = pending.length === 1 ? (pending[0] as Buffer) : Buffer.concat(pending);
    let at = 0;
    while (all.length - at >= least && at < all.length) {
      const piece = all.subarray(at, at + chunkSize);
      await pools.app.query("insert into finance.import_chunk (file_id, n, body) values ($1, $2, $3)", [
        fileId,
        chunks++,
        piece,
      ]);
      at += piece.length;
    }
    pending.length = 0;
    waiting = all.length - at;
    if (waiting) pending.push(Buffer.from(all.subarray(at)));
  };
  let first = true;
  for await (const received of body) {
    let bytes: Buffer = Buffer.from(received.buffer, received.byteOffset, received.byteLength);
    if (first && bytes.length > 0) {
      first = false;
      zip = bytes.readUInt32BE(0) === 0x504b0304;
      const wide = zip ? null : utf16Of(bytes);
      if (wide) decoder = iconv.getDecoder(wide);
    }
    if (decoder) bytes = Buffer.from(decoder.write(bytes));
    size += bytes.length;
    if (size > most) throw new TooLarge();
    pending.push(bytes);
    waiting += bytes.length;
    await flush(chunkSize);
  }
  const rest = decoder?.end();
  if (rest) {
    pending.push(Buffer.from(rest));
    waiting += pending.at(-1)?.length ?? 0;
  }
  await flush(1);
  await db.importFile.update({ where: { id: fileId }, data: { size: BigInt(size), chunks } });
  return { size, chunks, zip };
}
