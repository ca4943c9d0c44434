import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#lib/log.ts";
import { sourceOf } from "../read/source-of.ts";
import { largestBody, ownFiguresPath, readBody, type Wire, wireOf } from "../rules/read-body.ts";
import { sampleOf } from "../rules/sample-of.ts";
import { keyFaults, keyInBody, keyInHeader } from "../rules/write-key.ts";
import type { RefusalReason, RefusedEvent, Source } from "../schema.ts";
import { countRefused } from "./count-refused.ts";
import { Queue } from "./queue.ts";
import { type BodyFault, drain, receiveBody } from "./receive-body.ts";
import { flushMinutes } from "./source-minutes.ts";
import { takeSignals } from "./take-signals.ts";

type Answer = { status: number; body?: object; retryAfter?: number; allow?: string };
type Asked = { request: IncomingMessage; wire: Wire; receivedAt: Date };

const no = (status: number, code: string, message: string, more: Partial<Answer> = {}): Answer => ({
  status,
  body: { success: false, code, message },
  ...more,
});
const full = no(429, "full", "Too much at once. Send it again in a second.", { retryAfter: 1 });
const notTaken = no(503, "not-taken", "Nothing of this was taken. Send it again.", { retryAfter: 2 });
const bodyFaults: Record<BodyFault, Answer> = {
  "too-large": no(413, "body-too-large", `A request takes ${largestBody / 1024} KB at most. Send several batches.`),
  "bad-gzip": no(400, "not-json", "The body cannot be unpacked. Send gzip, or plain JSON."),
  "unknown-encoding": no(415, "unknown-encoding", "Send the body as gzip, or plain."),
  "no-room": full,
};
/** Any page may send: a write key in a browser is public, and can do nothing else. */
const openToPages = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "POST, OPTIONS",
  "access-control-allow-headers": "authorization, content-type, content-encoding, x-retry-count",
  "access-control-expose-headers": "retry-after, x-request-id",
  "access-control-max-age": "86400",
};

export type SignalServer = {
  /** Answers one request below /v1/; never rejects. */
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Takes leave of senders and resolves when every request in hand is answered. */
  finish: () => Promise<void>;
};

/** The wire that Segment's libraries speak. An event is acknowledged only after the queue has committed it. */
export function serveSignals(queue = new Queue(takeSignals, countRefused)): SignalServer {
  const inHand = new Set<Promise<void>>();
  let finishing = false;

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const answer = await judge(request, queue).catch((error: unknown) => {
      // who sent it has gone: nobody waits for an answer
      if (!request.errored) log.error({ err: error, requestId: request.headers["x-request-id"] }, "signals not taken");
      return notTaken;
    });
    const read = request.complete || (await drain(request).catch(() => false));
    await send(response, answer, finishing || !read);
  };
  return {
    serve: (request, response) => {
      const served = serve(request, response).finally(() => inHand.delete(served));
      inHand.add(served);
      return served;
    },
    finish: async () => {
      finishing = true;
      while (inHand.size) await Promise.all(inHand);
      await flushMinutes();
    },
  };
}

/** Resolves when the answer is with the system's network, or nobody is there any more. */
async function send(response: ServerResponse, { status, body, retryAfter, allow }: Answer, last: boolean) {
  if (response.destroyed) return;
  const sent = new Promise((done) => response.once("finish", done).once("close", done));
  const text = body && JSON.stringify(body);
  response.writeHead(status, {
    ...openToPages,
    // with its length it goes out in one piece
    ...(text && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
    ...(retryAfter && { "retry-after": String(retryAfter) }),
    ...(allow && { allow }),
    ...(last && { connection: "close" }),
  });
  response.end(text);
  await sent;
}

async function judge(request: IncomingMessage, queue: Queue): Promise<Answer> {
  const path = request.url?.split("?")[0] ?? "";
  const wire = wireOf(path);
  if (path === ownFiguresPath && request.method === "POST") return { status: 200, body: { success: true } };
  if (!wire) return no(404, "unknown-address", "There is nothing at this address. Send events to /v1/batch.");
  if (request.method === "OPTIONS") return { status: 204 };
  if (request.method !== "POST") return no(405, "not-post", "Send events by POST.", { allow: "POST, OPTIONS" });
  const asked = { request, wire, receivedAt: new Date() };
  const key = keyInHeader(request.headers.authorization);
  const source = key === null ? null : await findSource(key, asked.receivedAt);
  if (source && "status" in source) return source;
  const room = queue.room();
  try {
    return await takeBody(asked, source, queue, room.grow);
  } finally {
    room.leave();
  }
}

async function findSource(key: string, now: Date): Promise<Source | Answer> {
  const found = await sourceOf(key, now);
  return typeof found === "string" ? no(401, `${found}-key`, keyFaults[found]) : found;
}

async function takeBody(
  { request, wire, receivedAt }: Asked,
  known: Source | null,
  queue: Queue,
  grow: (bytes: number) => boolean,
): Promise<Answer> {
  const received = await receiveBody(request, grow);
  const body = "text" in received ? parse(received.text ?? "") : undefined;
  const keyInside = keyInBody(body);
  const noKey = no(401, "no-key", keyFaults.none);
  const source = known ?? (keyInside === null ? noKey : await findSource(keyInside, receivedAt));
  if ("status" in source) return received.fault === "too-large" ? bodyFaults["too-large"] : source;

  const refuseAll = async (reason: RefusalReason, answer: Answer, sample: unknown = null) => {
    const message = (answer.body as { message: string }).message;
    const refused = [{ index: 0, messageId: null, reason, message, sample: sampleOf(sample) }];
    await queue.add({ source, kind: wire.kind, signals: [], refused });
    return answer;
  };
  if (received.fault === "too-large") return refuseAll("body-too-large", bodyFaults["too-large"]);
  if (received.fault === "bad-gzip") return refuseAll("not-json", bodyFaults["bad-gzip"]);
  if (received.fault) return bodyFaults[received.fault];
  if (body === undefined)
    return refuseAll("not-json", no(400, "not-json", "The body is no JSON."), received.text?.slice(0, 2_000));
  const read = readBody(body, wire, { receivedAt, newId: randomUUID });
  if ("reason" in read) return refuseAll(read.reason, no(400, read.reason, read.message));
  const taking = queue.add({ source, kind: wire.kind, ...read });
  if (!taking) return full;
  await taking;
  return answerOf(read.signals.length, read.refused);
}

/** As Segment answers; the events that were not taken are named beside. One that brought only such has failed. */
function answerOf(taken: number, refusedEvents: RefusedEvent[]): Answer {
  if (refusedEvents.length === 0) return { status: 200, body: { success: true } };
  const refused = refusedEvents.map(({ sample: _, ...one }) => one);
  if (taken > 0) return { status: 200, body: { success: true, refused } };
  return { status: 400, body: { success: false, code: "refused", message: refused[0]?.message, refused } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
