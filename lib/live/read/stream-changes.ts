import type { Caller } from "#lib/caller.ts";
import { callerOf } from "#lib/people/read/caller-of.ts";
import { subscribe } from "../read.ts";
import { mayHear } from "../rules.ts";
import type { LiveMessage } from "../schema.ts";

const beatMs = 15_000;

/** The stream of changed topics (C5): names only, for signed-in people. Who is signed out meanwhile is cut off at the next beat. */
export async function streamChanges(request: Request): Promise<Response> {
  const caller = await callerOf(request.headers);
  if (caller.kind !== "user") return Response.json({ message: "Sign in to follow changes." }, { status: 401 });
  return new Response(streamFor(request, caller), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function streamFor(request: Request, first: Caller): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let caller = first;
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (message: LiveMessage | { kind: "beat" }) => {
        if (message.kind === "topic" && !mayHear(caller.role, message.topic)) return;
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(message)}\n\n`));
      };
      const unsubscribe = subscribe(send);
      const beat = setInterval(async () => {
        caller = await callerOf(request.headers).catch(() => caller);
        if (request.signal.aborted) return;
        if (caller.kind === "user") return send({ kind: "beat" });
        stop();
        controller.close();
      }, beatMs);
      stop = () => {
        clearInterval(beat);
        unsubscribe();
      };
      request.signal.addEventListener("abort", stop);
    },
    cancel: () => stop(),
  });
}
