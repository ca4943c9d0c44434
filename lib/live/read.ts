import type { PoolClient } from "pg";
import { pools } from "#lib/db.ts";
import { type LiveMessage, liveChannel } from "./schema.ts";

type Hear = (message: LiveMessage) => void;
type Hub = { ears: Set<Hear>; state: "closed" | "opening" | "open"; retryMs: number };

const store = Symbol.for("bellwether.live.hub");

function hub(): Hub {
  const home = globalThis as unknown as Record<symbol, Hub | undefined>;
  home[store] ??= { ears: new Set(), state: "closed", retryMs: 500 };
  return home[store];
}

/**
 * Hears every topic that any process announces, over the one LISTEN connection of this process.
 * After a lost connection it says "resync", because announcements of the gap are gone. Returns how to stop.
 */
export function subscribe(hear: Hear): () => void {
  const { ears } = hub();
  ears.add(hear);
  void open();
  return () => ears.delete(hear);
}

async function open(): Promise<void> {
  const state = hub();
  if (state.state !== "closed") return;
  state.state = "opening";
  try {
    const client = await pools.app.connect();
    client.on("notification", ({ payload }) => tell({ kind: "topic", topic: payload ?? "" }));
    client.once("error", () => lost(client));
    client.once("end", () => lost(client));
    await client.query(`listen ${liveChannel}`);
    state.state = "open";
    state.retryMs = 500;
    tell({ kind: "state", state: "live" });
    tell({ kind: "resync" });
  } catch {
    again();
  }
}

function lost(client: PoolClient): void {
  const state = hub();
  if (state.state !== "open") return;
  client.removeAllListeners();
  client.on("error", () => undefined);
  client.release(true);
  tell({ kind: "state", state: "connecting" });
  again();
}

function again(): void {
  const state = hub();
  state.state = "closed";
  if (state.ears.size === 0) return;
  setTimeout(() => void open(), state.retryMs).unref();
  state.retryMs = Math.min(state.retryMs * 2, 10_000);
}

function tell(message: LiveMessage): void {
  for (const hear of hub().ears) hear(message);
}
