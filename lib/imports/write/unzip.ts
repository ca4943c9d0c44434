import { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { chunkSize, readChunk } from "../read/chunks.ts";

/** What one archive may hold: more is taken for a bomb. */
export const zipLimits = { files: 200, bytes: 4 * 1024 ** 3, ratio: 300 };

export type ZipEntry = { name: string; open(): Promise<AsyncIterable<Uint8Array>> };
export class BadZip extends Error {}

class ChunkReader extends yauzl.RandomAccessReader {
  readonly fileId: number;
  private kept: { n: number; body: Buffer } | null = null;
  constructor(fileId: number) {
    super();
    this.fileId = fileId;
  }
  override _readStreamForRange(start: number, end: number) {
    return Readable.from(this.range(start, end));
  }
  private async *range(start: number, end: number) {
    for (let n = Math.floor(start / chunkSize); n * chunkSize < end; n++) {
      if (this.kept?.n !== n) this.kept = { n, body: (await readChunk(this.fileId, n)) ?? Buffer.alloc(0) };
      yield this.kept.body.subarray(Math.max(0, start - n * chunkSize), end - n * chunkSize);
    }
  }
}

/** The CSV files of a zip that lies in chunks, one after another. Folders, hidden files and anything else are passed over. */
export async function* zipEntries(fileId: number, size: number): AsyncGenerator<ZipEntry> {
  const zip = await opened(fileId, size);
  let files = 0;
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.split("/").at(-1) ?? "";
    if (!/\.(?:csv|tsv|txt)$/i.test(name) || name.startsWith(".") || entry.fileName.startsWith("__MACOSX/")) continue;
    bytes += entry.uncompressedSize;
    if (++files > zipLimits.files) throw new BadZip(`This zip holds more than ${zipLimits.files} files. Divide it.`);
    const swollen =
      entry.uncompressedSize > 10 * 1024 * 1024 && entry.uncompressedSize > entry.compressedSize * zipLimits.ratio;
    if (bytes > zipLimits.bytes || swollen)
      throw new BadZip("This zip unpacks to far more than it should. Upload its files by themselves.");
    yield { name, open: () => openEntry(zip, entry) };
  }
  if (files === 0) throw new BadZip("This zip holds no CSV file. Put .csv files in it and upload it again.");
}

async function opened(fileId: number, size: number): Promise<ZipFile> {
  try {
    return await yauzl.fromRandomAccessReaderPromise(new ChunkReader(fileId), size, { autoClose: false });
  } catch {
    throw new BadZip("This zip cannot be read. Make it again and upload it.");
  }
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  const stream = await zip.openReadStreamPromise(entry);
  // a lie about the size may come out before anybody reads: whoever does read is told all the same
  stream.on("error", () => undefined);
  return stream;
}
