import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { largestBody } from "../rules/read-body.ts";

export type BodyFault = "too-large" | "bad-gzip" | "unknown-encoding" | "no-room";
const unpack = promisify(gunzip);

/** A sender hears a refusal only when its bytes were taken; of one that sends without end, no more than this is. */
const mostDrained = 8 * 1024 * 1024;

/** Reads what is left of a request and keeps nothing; false when there is more than anybody would send. */
export async function drain(request: IncomingMessage): Promise<boolean> {
  let drained = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    drained += (chunk as Buffer).length;
    if (drained > mostDrained) return false;
  }
  return true;
}

async function bytesOf(request: IncomingMessage, grow: (bytes: number) => boolean): Promise<Buffer | BodyFault> {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return "too-large";
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > largestBody) return "too-large";
    if (!grow(bytes.length)) return "no-room";
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The body of a request as text, unpacked; or why it cannot be had. What is larger than a batch may be is never held. */
export async function receiveBody(request: IncomingMessage, grow: (bytes: number) => boolean) {
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase() || "identity";
  if (!["identity", "gzip", "x-gzip"].includes(encoding)) return { fault: "unknown-encoding" as BodyFault };
  const sent = await bytesOf(request, grow);
  if (typeof sent === "string") return { fault: sent };
  if (encoding === "identity") return { text: new TextDecoder().decode(sent) };
  try {
    const unpacked = await unpack(sent, { maxOutputLength: largestBody });
    return grow(unpacked.length) ? { text: new TextDecoder().decode(unpacked) } : { fault: "no-room" as BodyFault };
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return { fault: (tooLarge ? "too-large" : "bad-gzip") as BodyFault };
  }
}
