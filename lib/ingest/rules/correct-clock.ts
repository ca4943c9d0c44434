/**
 * When an event happened, by our clock. Senders stamp events with their own clock and, as they send, the moment of sending:
 * `at = receivedAt − (sentAt − timestamp)`. A sentAt that cannot be (no instant, or before the event) corrects nothing.
 */
const minute = 60_000;
const day = 86_400_000;

/** Clocks differ, and a request travels: what is stamped no later than this after its arrival happened just now. */
const futureMs = 5 * minute;
/** Of live events. Older history has a way in of its own. */
export const liveDays = 90;
const firstHistory = Date.UTC(2000, 0, 1);

const instant = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** An instant as JavaScript itself writes it, as nearly all are: the short way. */
function readWritten(text: string): number | null {
  if (text.length !== 24 || !text.endsWith("Z")) return null;
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === text ? at : null;
}

/** `Date.parse` takes 31 February for a day of March. */
function isDay(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** An ISO 8601 instant (UTC where no zone is given), or milliseconds since 1970; null for anything else. */
export function readInstant(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) && Math.abs(value) < 8.64e15 ? Math.trunc(value) : null;
  if (typeof value !== "string") return null;
  const asWritten = readWritten(value);
  if (asWritten !== null) return asWritten;
  const found = instant.exec(value.trim());
  if (!found || !isDay(found[0].slice(0, 10))) return null;
  const [text, zone = ""] = found;
  const written = text
    .slice(0, text.length - zone.length)
    .toUpperCase()
    .replace(" ", "T")
    .replace(",", ".");
  const digits = zone.replace(":", "").padEnd(5, "0");
  const offset = zone && !/z/i.test(zone) ? `${digits.slice(0, 3)}:${digits.slice(3)}` : "Z";
  const at = Date.parse(written.length === 10 ? written : written + offset);
  return Number.isNaN(at) ? null : at;
}

type Stamps = { timestamp: unknown; sentAt: unknown; receivedAt: Date; kind: "live" | "history" };
export type ClockRefusal = "bad-time" | "too-old" | "in-future";

/** The corrected moment, or why the event cannot be taken. Never after `receivedAt`. */
export function correctClock({ timestamp, sentAt, receivedAt, kind }: Stamps): Date | ClockRefusal {
  const received = receivedAt.getTime();
  if (timestamp === undefined || timestamp === null) return receivedAt;
  const stamped = readInstant(timestamp);
  if (stamped === null) return "bad-time";
  const sent = readInstant(sentAt);
  const sane = sent !== null && sent >= stamped - futureMs;
  const at = sane ? received - (sent - stamped) : stamped;
  if (at > received + futureMs) return "in-future";
  if (at < (kind === "live" ? received - liveDays * day : firstHistory)) return "too-old";
  return new Date(Math.min(at, received));
}
