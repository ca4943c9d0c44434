/** A topic names what changed, never what it changed to: the browser re-reads through the door. */
export type Topic = string;

export type LiveState = "connecting" | "live" | "offline";

/** What the stream sends: topics, or "resync" when some may have been missed. */
export type LiveMessage =
  | { kind: "changed"; topics: Topic[] }
  | { kind: "resync" }
  | { kind: "state"; state: LiveState };

export const liveChannel = "bw_live";
