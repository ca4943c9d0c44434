export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const signalTypes = ["track", "page", "screen", "identify", "group", "alias"] as const;
export type SignalType = (typeof signalTypes)[number];

/** One event as it is stored: texts hold no NUL and no half of a character pair, `at` is corrected for the sender's clock. */
export type Signal = {
  type: SignalType;
  messageId: string;
  /** What happened; null for identify, group and alias. */
  name: string | null;
  userId: string | null;
  anonymousId: string | null;
  groupId: string | null;
  previousId: string | null;
  at: Date;
  properties: JsonObject;
  traits: JsonObject;
};

export const refusalReasons = [
  "not-json",
  "no-events",
  "body-too-large",
  "too-many",
  "not-an-object",
  "too-large",
  "too-deep",
  "unknown-type",
  "no-name",
  "no-person",
  "no-group",
  "no-previous",
  "bad-id",
  "bad-properties",
  "bad-time",
  "too-old",
  "in-future",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** An event that was not taken: its place in the batch, and a sentence that says what to do. */
export type Refused = { index: number; messageId: string | null; reason: RefusalReason; message: string };

/** A refused event with what is kept of it for the person who mends the sender: at most 2 KB, without the write key. */
export type RefusedEvent = Refused & { sample: Json };

/** An ingest key. `createsAccounts`: a groupId that nobody knows makes an account instead of waiting. */
export type Source = { id: number; name: string; createsAccounts: boolean };

/** Live events, or older history that only fills in the past. */
export type IngestKind = "live" | "history";
export type Outcome = "taken" | "duplicate" | "quarantined";
