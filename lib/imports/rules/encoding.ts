import { isUtf8 } from "node:buffer";
import chardet from "chardet";
import iconv from "iconv-lite";

/** A file saved as UTF-16 (Excel's "Unicode text") is told by its mark, or by a NUL beside each Latin letter. */
export function utf16Of(head: Buffer): "utf-16le" | "utf-16be" | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const length = Math.min(head.length, 2000) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (length >= 8 && odd > length * 0.35 && even < length * 0.05) return "utf-16le";
  if (length >= 8 && even > length * 0.35 && odd < length * 0.05) return "utf-16be";
  return null;
}

/** Decides over the whole file, chunk by chunk: UTF-8 when every byte fits it, else the likeliest of the older encodings. */
export class EncodingGuess {
  /** No byte so far speaks against UTF-8. */
  mayBeUtf8 = true;
  private tail: Buffer = Buffer.alloc(0);
  private sample: Buffer[] = [];
  private sampled = 0;

  push(chunk: Buffer) {
    if (this.sampled < 64 * 1024) this.keep(chunk);
    if (!this.mayBeUtf8) return;
    const bytes = this.tail.length ? Buffer.concat([this.tail, chunk]) : chunk;
    const whole = wholeCharacters(bytes);
    this.mayBeUtf8 = isUtf8(bytes.subarray(0, whole));
    this.tail = Buffer.from(bytes.subarray(whole));
  }

  end(): string {
    if (this.mayBeUtf8 && this.tail.length === 0) return "utf-8";
    const guess = (chardet.detect(Buffer.concat(this.sample)) ?? "windows-1252").toLowerCase();
    if (guess === "ascii" || guess === "iso-8859-1" || guess === "utf-8" || !iconv.encodingExists(guess))
      return guess === "utf-8" ? "utf-8" : "windows-1252";
    return guess.startsWith("utf-16") || guess.startsWith("utf-32") ? "windows-1252" : guess;
  }

  /** The stretches around bytes that are not ASCII: they decide, wherever in the file they stand. */
  private keep(chunk: Buffer) {
    for (let i = 0; i < chunk.length && this.sampled < 64 * 1024; i++) {
      if ((chunk[i] as number) < 0x80) continue;
      const piece = Buffer.from(chunk.subarray(Math.max(0, i - 20), i + 60));
      this.sample.push(piece);
      this.sampled += piece.length;
      i += 59;
    }
  }
}

function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
