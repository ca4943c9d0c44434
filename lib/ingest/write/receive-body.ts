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

// by events: the iterator of a stream costs as much as everything else that is done for a small request
function bytesOf(
  request: IncomingMessage,
  grow: (bytes: number) => boolean,
  limit: number,
): Promise<Buffer | BodyFault> {
  return new Promise((done, failed) => {
    if (Number(request.headers["content-length"] ?? 0) > limit) return done("too-large");
    const chunks: Buffer[] = [];
    let size = 0;
    const stop = (result: Buffer | BodyFault) => {
      request.off("data", take).off("end", end).off("error", failed).off("close", gone);
      request.pause();
      done(result);
    };
    const take = (bytes: Buffer) => {
      size += bytes.length;
      if (size > limit) stop("too-large");
      else if (!grow(bytes.length)) stop("no-room");
      else chunks.push(bytes);
    };
    const end = () => stop(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    const gone = () => failed(new Error("The sender has gone."));
    request.on("data", take).once("end", end).once("error", failed).once("close", gone);
  });
}

/** The body of a request as text, unpacked; or why it cannot be had. What is larger than `limit`, else than a batch may be, is never held. */
export async function receiveBody(request: IncomingMessage, grow: (bytes: number) => boolean, limit = largestBody) {
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase() || "identity";
  if (!["identity", "gzip", "x-gzip"].includes(encoding)) return { fault: "unknown-encoding" as BodyFault };
  const sent = await bytesOf(request, grow, limit);
  if (typeof sent === "string") return { fault: sent };
  if (encoding === "identity") return { text: new TextDecoder().decode(sent) };
  try {
    const unpacked = await unpack(sent, { maxOutputLength: limit });
    return grow(unpacked.length) ? { text: new TextDecoder().decode(unpacked) } : { fault: "no-room" as BodyFault };
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    return { fault: (tooLarge ? "too-large" : "bad-gzip") as BodyFault };
  }
}
