import iconv from "iconv-lite";
import { db, pools } from "#lib/db.ts";
import { chunkSize } from "../read/chunks.ts";
import { utf16Of } from "../rules/encoding.ts";

export const largestFile = 4 * 1024 ** 3;
const zipMark = Buffer.from("504b0304", "hex");
export class TooLarge extends Error {}

type Stored = { size: number; chunks: number; zip: boolean };

/**
 * Stores a stream of bytes as chunks of exactly 1 MiB, so that any process can go on reading anywhere. The role that serves the
 * browser may write chunks and not read them (SPEC N4). UTF-16 is stored as UTF-8.
 */
export async function storeChunks(
  fileId: number,
  body: AsyncIterable<Uint8Array>,
  most = largestFile,
): Promise<Stored> {
  let size = 0;
  let chunks = 0;
  let zip = false;
  const store = async (piece: Buffer) => {
    await pools.app.query("insert into finance.import_chunk (file_id, n, body) values ($1, $2, $3)", [
      fileId,
      chunks++,
      piece,
    ]);
  };
  let pending: Buffer[] = [];
  let waiting = 0;
  for await (const bytes of asUtf8(body, (isZip) => (zip = isZip))) {
    size += bytes.length;
    if (size > most) throw new TooLarge();
    pending.push(bytes);
    waiting += bytes.length;
    if (waiting < chunkSize) continue;
    let rest = Buffer.concat(pending);
    for (; rest.length >= chunkSize; rest = rest.subarray(chunkSize)) await store(rest.subarray(0, chunkSize));
    pending = rest.length ? [Buffer.from(rest)] : [];
    waiting = rest.length;
  }
  if (waiting) await store(Buffer.concat(pending));
  await db.importFile.update({ where: { id: fileId }, data: { size: BigInt(size), chunks } });
  return { size, chunks, zip };
}

const headSize = 4096;

/** The bytes as they are, but UTF-16 as UTF-8: what they are is told by the first 4 KiB, however small the pieces come. */
async function* asUtf8(body: AsyncIterable<Uint8Array>, tell: (isZip: boolean) => void): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  let decoder: ReturnType<typeof iconv.getDecoder> | null = null;
  const open = (first: Buffer) => {
    head = null;
    const isZip = first.subarray(0, 4).equals(zipMark);
    tell(isZip);
    const wide = isZip ? null : utf16Of(first);
    if (wide) decoder = iconv.getDecoder(wide);
  };
  const out = (bytes: Buffer) => (decoder ? Buffer.from(decoder.write(bytes)) : bytes);
  for await (const received of body) {
    let bytes = Buffer.from(received.buffer, received.byteOffset, received.byteLength);
    if (head) {
      bytes = Buffer.concat([head, bytes]);
      head = bytes;
      if (bytes.length < headSize) continue;
      open(bytes);
    }
    yield out(bytes);
  }
  if (head?.length) {
    const first: Buffer = head;
    open(first);
    yield out(first);
  }
  const rest = (decoder as ReturnType<typeof iconv.getDecoder> | null)?.end();
  if (rest) yield Buffer.from(rest);
}
