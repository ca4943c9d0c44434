import { type IngestKind, type Json, type JsonObject, type Refused, type Signal, signalTypes } from "../schema.ts";
import { cleanJson, cleanText } from "./clean-json.ts";
import { correctClock, liveDays } from "./correct-clock.ts";

/**
 * One event of the Segment wire format as a signal, or the reason why not. `groupId` (of a group call, or in `context`) names the
 * account, `userId` or `anonymousId` the person. 32 KB at most, as Segment.
 */
const largestEvent = 32 * 1024;
const longestId = 255;
const longestName = 200;

export type Given = {
  kind: IngestKind;
  receivedAt: Date;
  /** Of the whole request, in milliseconds since 1970. */
  sentAt: number | null;
  /** What a single call is, by its address; in a batch each event says it. */
  type: Signal["type"] | null;
  /** Of the whole batch; an event's own goes before it. */
  context: unknown;
  newId: () => string;
};
export type Why = Pick<Refused, "reason" | "message">;

class NotTaken extends Error {
  readonly why: Why;
  constructor(reason: Refused["reason"], message: string) {
    super(message);
    this.why = { reason, message };
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objectOr = (value: unknown): JsonObject => (isObject(value) ? value : {});

const clockMessages = {
  "bad-time": () => "The timestamp is no moment. Send it as 2026-01-31T09:30:00.000Z.",
  "in-future": () => "The timestamp is in the future. Check the clock of the sender, and send sentAt.",
  "too-old": (kind: IngestKind) =>
    kind === "live"
      ? `The event is older than ${liveDays} days. Send older history to /v1/import.`
      : "The event is from before the year 2000. Check its timestamp.",
};

/** Numbers are taken for ids, as loose senders write them; an empty one is none. */
function idOf(name: string, value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : null;
  if (text === null || text.length > longestId)
    throw new NotTaken("bad-id", `${name} is no text of at most ${longestId} characters.`);
  return text || null;
}

function typeOf(event: JsonObject, given: Given): Signal["type"] {
  const type = given.type ?? signalTypes.find((one) => one === event.type);
  if (!type) throw new NotTaken("unknown-type", `Send the type of the event: ${signalTypes.join(", ")}.`);
  return type;
}

function readIds(event: JsonObject, context: JsonObject, type: Signal["type"]) {
  const ids = {
    userId: idOf("userId", event.userId),
    anonymousId: idOf("anonymousId", event.anonymousId),
    groupId: idOf("groupId", event.groupId ?? context.groupId),
    previousId: idOf("previousId", event.previousId),
  };
  if (!ids.userId && !ids.anonymousId) throw new NotTaken("no-person", "Send a userId or an anonymousId.");
  if (type === "group" && !ids.groupId) throw new NotTaken("no-group", "Send the groupId of the account.");
  if (type === "alias" && !ids.previousId)
    throw new NotTaken("no-previous", "Send the previousId that this userId replaces.");
  return ids;
}

/** Pages and screens are named much as Segment names them; one that has no name is just "page" or "screen". */
function readName(event: JsonObject, properties: JsonObject, type: Signal["type"]): string | null {
  if (type === "identify" || type === "group" || type === "alias") return null;
  const given = type === "track" ? event.event : (event.name ?? properties.name);
  const text = typeof given === "string" ? given.trim() : "";
  if (text.length > longestName)
    throw new NotTaken("no-name", `The name is longer than ${longestName} characters. Send a shorter one.`);
  if (type === "track" && !text) throw new NotTaken("no-name", "Send what happened, as event.");
  if (type === "track") return text;
  return text ? `Viewed ${text} ${type}` : type;
}

function readObject(name: string, value: Json | undefined): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new NotTaken("bad-properties", `${name} is no object. Send it as { … }.`);
  return value;
}

function readWhole(sent: unknown): JsonObject {
  if (!isObject(sent)) throw new NotTaken("not-an-object", "This is no object. Send each event as { … }.");
  const event = cleanJson(sent);
  if (!event) throw new NotTaken("too-deep", "The event is nested too deeply. Send fewer levels.");
  if (Buffer.byteLength(JSON.stringify(event)) > largestEvent)
    throw new NotTaken("too-large", "The event is larger than 32 KB. Send fewer properties.");
  return event;
}

function readAt(event: JsonObject, { sentAt, receivedAt, kind }: Given): Date {
  const at = correctClock({ timestamp: event.timestamp, sentAt: sentAt ?? event.sentAt, receivedAt, kind });
  if (typeof at === "string") throw new NotTaken(at, clockMessages[at](kind));
  return at;
}

function read(sent: unknown, given: Given): Signal {
  const event = readWhole(sent);
  const type = typeOf(event, given);
  const context = { ...objectOr(given.context), ...objectOr(event.context) };
  const properties = readObject("properties", event.properties);
  const ownTraits = readObject("traits", event.traits);
  return {
    type,
    messageId: idOf("messageId", event.messageId) ?? given.newId(),
    name: readName(event, properties, type),
    ...readIds(event, context, type),
    at: readAt(event, given),
    properties,
    traits: type === "identify" && !event.traits ? objectOr(context.traits) : ownTraits,
  };
}

/** The id that a sender gave, to find a refused event again. */
export function sentId(sent: unknown): string | null {
  const id = isObject(sent) ? sent.messageId : null;
  return typeof id === "string" ? cleanText(id.slice(0, longestId)) : null;
}

/** Any JSON in: a signal, or why it is none. Nothing is thrown, and nothing of it is guessed. */
export function readSignal(sent: unknown, given: Given): { signal: Signal } | { why: Why } {
  try {
    return { signal: read(sent, given) };
  } catch (error) {
    if (error instanceof NotTaken) return { why: error.why };
    throw error;
  }
}
