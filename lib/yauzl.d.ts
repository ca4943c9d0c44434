declare module "yauzl" {
  import type { Readable } from "node:stream";

  export type Entry = { fileName: string; compressedSize: number; uncompressedSize: number };
  export class RandomAccessReader {
    _readStreamForRange(start: number, end: number): Readable;
  }
  export class ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    /** Checks the real size and the checksum against the entry while it is read. */
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  }
  export function fromRandomAccessReaderPromise(
    reader: RandomAccessReader,
    size: number,
    options?: { autoClose?: boolean },
  ): Promise<ZipFile>;
  const yauzl: {
    RandomAccessReader: typeof RandomAccessReader;
    fromRandomAccessReaderPromise: typeof fromRandomAccessReaderPromise;
  };
  export default yauzl;
}
