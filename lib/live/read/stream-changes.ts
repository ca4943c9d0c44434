import type { Role } from "#lib/caller.ts";
import { callerOf, listStanding, type Session, sessionIn } from "#lib/people/read/caller-of.ts";
import { subscribe } from "../read.ts";
import { isPersonal, mayHear } from "../rules.ts";
import type { LiveMessage } from "../schema.ts";

const beatMs = 15_000;
/** A browser that takes nothing any more is let go: it reads everything again when it is back. */
const mostWaiting = 500;
const encoder = new TextEncoder();
const hello = encoder.encode("retry: 1000\n\n");
const beat = encoder.encode('data: {"kind":"beat"}\n\n');

type Listener = { session: Session; role: Role | null; send: (bytes: Uint8Array | null) => void; end: () => void };

const listeners = new Set<Listener>();
let beating: NodeJS.Timeout | undefined;

/** The stream of changed topics (C5): names only, for signed-in people. Who is signed out meanwhile is cut off at the next beat. */
export async function streamChanges(request: Request): Promise<Response> {
  const [caller, session] = await Promise.all([callerOf(request.headers), sessionIn(request.headers)]);
  if (caller.kind !== "user" || !session)
    return Response.json({ message: "Sign in to follow changes." }, { status: 401 });
  return new Response(streamFor(request.signal, session, caller.role), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function streamFor(gone: AbortSignal, session: Session, role: Role | null): ReadableStream<Uint8Array> {
  let leave = () => {};
  return new ReadableStream({
    start(controller) {
      const listener: Listener = {
        session,
        role,
        send: (bytes) => {
          if (bytes === null) return;
          if ((controller.desiredSize ?? 0) < -mostWaiting) listener.end();
          else controller.enqueue(bytes);
        },
        end: () => {
          leave();
          controller.close();
        },
      };
      controller.enqueue(hello);
      const deafen = subscribe((message) => listener.send(encodeFor(listener, message)));
      join(listener);
      leave = () => {
        deafen();
        part(listener);
      };
      gone.addEventListener("abort", leave);
    },
    cancel: () => leave(),
  });
}

function join(listener: Listener): void {
  listeners.add(listener);
  beating ??= setInterval(() => void beatAll(), beatMs).unref();
}

function part(listener: Listener): void {
  listeners.delete(listener);
  if (listeners.size > 0) return;
  clearInterval(beating);
  beating = undefined;
}

/** Asks once for all who still may listen, and in which role. */
async function beatAll(): Promise<void> {
  const ids = [...new Set([...listeners].map(({ session }) => session.userId))];
  const standing = await listStanding(ids).catch(() => null);
  for (const listener of listeners) {
    const { userId, sessionVersion, endsAt } = listener.session;
    const now = standing?.get(userId);
    if (endsAt < Date.now() || (standing && now?.sessionVersion !== sessionVersion)) {
      listener.end();
      continue;
    }
    if (now) listener.role = now.role;
    listener.send(beat);
  }
}

const encoded = new WeakMap<LiveMessage, Map<Role | null, Uint8Array | null>>();

/** What a message says to people of a role, made once for all of them; null when it is nothing. */
function encodeFor({ role, session }: Listener, message: LiveMessage): Uint8Array | null {
  if (message.kind === "changed" && message.topics.some(isPersonal)) return encode(role, session.userId, message);
  const known = encoded.get(message) ?? new Map<Role | null, Uint8Array | null>();
  encoded.set(message, known);
  const found = known.get(role);
  if (found !== undefined) return found;
  const bytes = encode(role, session.userId, message);
  known.set(role, bytes);
  return bytes;
}

function encode(role: Role | null, userId: number, message: LiveMessage): Uint8Array | null {
  if (message.kind !== "changed") return encoder.encode(`data: ${JSON.stringify(message)}\n\n`);
  const topics = message.topics.filter((topic) => mayHear(role, topic, userId));
  if (topics.length === 0) return null;
  return encoder.encode(`data: ${JSON.stringify({ kind: message.kind, topics })}\n\n`);
}
