import type { IngestKind, RefusedEvent, Signal } from "../schema.ts";
import { readInstant } from "./correct-clock.ts";
import { type Given, readSignal, sentId, type Why } from "./read-signal.ts";
import { sampleOf } from "./sample-of.ts";

/** What an address of the wire takes: one event of a type, or a batch. The short ones are the browser's. */
export type Wire = { type: Signal["type"] | null; kind: IngestKind };

const single = (type: Signal["type"]): Wire => ({ type, kind: "live" });
const wires: Record<string, Wire> = {
  track: single("track"),
  t: single("track"),
  page: single("page"),
  p: single("page"),
  screen: single("screen"),
  s: single("screen"),
  identify: single("identify"),
  i: single("identify"),
  group: single("group"),
  g: single("group"),
  alias: single("alias"),
  a: single("alias"),
  batch: { type: null, kind: "live" },
  b: { type: null, kind: "live" },
  import: { type: null, kind: "history" },
};

/** Every address of the wire. */
export const wirePaths: string[] = Object.keys(wires).map((name) => `/v1/${name}`);

/** Where Segment's browser library counts its own calls, for Segment: answered, so that no page logs an error, and not kept. */
export const ownFiguresPath = "/v1/m";

/** What the path of a request takes, or null where nothing is. */
export function wireOf(path: string): Wire | null {
  const name = /^\/v1\/([a-z]+)\/?$/.exec(path)?.[1] ?? "";
  return Object.hasOwn(wires, name) ? (wires[name] as Wire) : null;
}

/** Of a batch, as Segment; `largestBody` is in bytes, after it was unpacked. */
export const largestBody = 500 * 1024;
export const mostEvents = 2_500;

export type ReadBody = { signals: Signal[]; refused: RefusedEvent[] };

/** The events of one request: each is a signal, or refused with its index. Or why the body as a whole cannot be taken. */
export function readBody(body: unknown, wire: Wire, given: Pick<Given, "receivedAt" | "newId">): ReadBody | Why {
  const object = typeof body === "object" && body !== null && !Array.isArray(body) ? body : null;
  if (!object) return { reason: "not-an-object", message: "The body is no JSON object." };
  const { batch, sentAt, context } = object as Record<string, unknown>;
  const events = wire.type ? [body] : batch;
  if (!Array.isArray(events)) return { reason: "no-events", message: 'Send the events as "batch": [ … ].' };
  if (events.length > mostEvents)
    return { reason: "too-many", message: `A batch takes ${mostEvents} events at most. Send several batches.` };
  const all: Given = { ...given, ...wire, sentAt: readInstant(sentAt), context: wire.type ? null : context };
  const found: ReadBody = { signals: [], refused: [] };
  for (const [index, event] of events.entries()) {
    const one = readSignal(event, all);
    if ("signal" in one) found.signals.push(one.signal);
    else found.refused.push({ index, messageId: sentId(event), ...one.why, sample: sampleOf(event) });
  }
  return found;
}
