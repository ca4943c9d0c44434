/**
 * Where one record of a CSV ends and the next begins, in a stream of bytes. A quoted field may hold line breaks. A record
 * over 1 MiB, or a quote that never closes, costs that one line and nothing after it.
 * `offset` is the first byte not yet given out: a process that dies is followed by one that starts there.
 */
export type RawRecord = { bytes: Buffer; quoted: boolean; problem: "too-long" | "open-quote" | null };

export const maxRecord = 1024 * 1024;
const maxLines = 500;
const keptOfLong = 64 * 1024;
const quote = 0x22;
const carriageReturn = 0x0d;

export class RecordSplitter {
  offset: number;
  private pending: Buffer = Buffer.alloc(0);
  private long: Buffer | null = null;
  private longLength = 0;
  private readonly delimiter: number;
  private readonly newline: number;

  constructor(delimiter: string, newline: "\n" | "\r" = "\n", offset = 0) {
    this.delimiter = delimiter.charCodeAt(0);
    this.newline = newline.charCodeAt(0);
    this.offset = offset;
  }

  push(chunk: Buffer): RawRecord[] {
    return this.take(chunk, false);
  }

  end(): RawRecord[] {
    return this.take(Buffer.alloc(0), true);
  }

  private take(chunk: Buffer, final: boolean): RawRecord[] {
    const out: RawRecord[] = [];
    const rest = this.long ? this.skipLong(chunk, final, out) : chunk;
    if (!rest) return out;
    const buffer = this.pending.length ? Buffer.concat([this.pending, rest]) : rest;
    let at = 0;
    let nextQuote = buffer.indexOf(quote);
    while (at < buffer.length) {
      const lineEnd = buffer.indexOf(this.newline, at);
      if (nextQuote !== -1 && nextQuote < at) nextQuote = buffer.indexOf(quote, at);
      const plain = nextQuote === -1 || (lineEnd !== -1 && nextQuote > lineEnd);
      const end = plain ? lineEnd : this.quotedEnd(buffer, at, final);
      const broken = end === "open-quote";
      const stop = broken ? (lineEnd === -1 ? buffer.length : lineEnd) : end;
      if (stop === -1) {
        if (buffer.length - at > maxRecord) {
          this.startLong(buffer.subarray(at));
          at = buffer.length;
        }
        if (!final || this.long) break;
      }
      const last = stop === -1 ? buffer.length : stop;
      if (last - at > maxRecord) {
        const stretch = lineEnd === -1 ? buffer.length : lineEnd;
        out.push({ bytes: buffer.subarray(at, at + keptOfLong), quoted: false, problem: "too-long" });
        this.offset += stretch + 1 - at;
        at = stretch + 1;
        continue;
      }
      this.emit(out, buffer.subarray(at, last), !plain, broken);
      this.offset += Math.min(last + 1, buffer.length) - at;
      at = last + 1;
    }
    this.pending = at < buffer.length && !final ? Buffer.from(buffer.subarray(at)) : Buffer.alloc(0);
    if (final && this.long) this.finishLong(out, 0);
    return out;
  }

  private emit(out: RawRecord[], bytes: Buffer, quoted: boolean, broken: boolean) {
    const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
    if (end > 0) out.push({ bytes: bytes.subarray(0, end), quoted, problem: broken ? "open-quote" : null });
  }

  /** The end of a record that holds quotes: its newline, -1 when more bytes are needed, "open-quote" when it never closes. */
  private quotedEnd(buffer: Buffer, from: number, final: boolean): number | "open-quote" {
    let inQuotes = false;
    let fieldStart = true;
    let lines = 0;
    for (let i = from; i < buffer.length; i++) {
      const byte = buffer[i];
      if (inQuotes) {
        if (byte === this.newline && ++lines > maxLines) return "open-quote";
        if (i - from > maxRecord) return "open-quote";
        if (byte !== quote) continue;
        if (i + 1 === buffer.length) {
          if (!final) return -1;
          inQuotes = false;
        } else if (buffer[i + 1] === quote) i++;
        else inQuotes = false;
      } else if (byte === this.newline) return i;
      else if (byte === this.delimiter) fieldStart = true;
      else {
        if (byte === quote && fieldStart) inQuotes = true;
        fieldStart = false;
      }
    }
    return final && inQuotes ? "open-quote" : -1;
  }

  private startLong(bytes: Buffer) {
    this.long = Buffer.from(bytes.subarray(0, keptOfLong));
    this.longLength = bytes.length;
    this.pending = Buffer.alloc(0);
  }

  private skipLong(chunk: Buffer, final: boolean, out: RawRecord[]): Buffer | null {
    const end = chunk.indexOf(this.newline);
    if (end === -1) {
      this.longLength += chunk.length;
      if (final) this.finishLong(out, 0);
      return null;
    }
    this.finishLong(out, end + 1);
    return chunk.subarray(end + 1);
  }

  private finishLong(out: RawRecord[], extra: number) {
    if (this.long) out.push({ bytes: this.long, quoted: false, problem: "too-long" });
    this.offset += this.longLength + extra;
    this.long = null;
    this.longLength = 0;
  }
}
