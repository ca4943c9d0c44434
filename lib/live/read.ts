import pg from "pg";
import { config } from "#lib/config.ts";
import { type LiveMessage, liveChannel } from "./schema.ts";

type Hear = (message: LiveMessage) => void;
type Hub = { ears: Set<Hear>; client: pg.Client | null; opening: boolean; retryMs: number };

const store = Symbol.for("bellwether.live.hub");

function hub(): Hub {
  const home = globalThis as unknown as Record<symbol, Hub | undefined>;
  home[store] ??= { ears: new Set(), client: null, opening: false, retryMs: 500 };
  return home[store];
}

/**
 * Hears every topic that any process announces, over the one LISTEN connection of this process.
 * After a lost connection it says "resync", because announcements of the gap are gone. Returns how to stop;
 * when nobody listens any more, the connection ends.
 */
export function subscribe(hear: Hear): () => void {
  const { ears, client } = hub();
  ears.add(hear);
  if (client) hear({ kind: "resync" });
  else void open();
  return () => {
    ears.delete(hear);
    if (ears.size === 0) void close();
  };
}

async function open(): Promise<void> {
  const state = hub();
  if (state.client || state.opening) return;
  state.opening = true;
  const client = new pg.Client({ connectionString: config.appUrl, connectionTimeoutMillis: 5000, keepAlive: true });
  client.on("notification", ({ payload }) => tell({ kind: "topic", topic: payload ?? "" }));
  client.on("error", () => lost(client));
  client.on("end", () => lost(client));
  try {
    await client.connect();
    await client.query(`listen ${liveChannel}`);
    Object.assign(state, { client, opening: false, retryMs: 500 });
    if (state.ears.size === 0) return await close();
    tell({ kind: "state", state: "live" });
    tell({ kind: "resync" });
  } catch {
    state.opening = false;
    again();
  }
}

async function close(): Promise<void> {
  const state = hub();
  const { client } = state;
  state.client = null;
  await client?.end().catch(() => undefined);
}

function lost(client: pg.Client): void {
  const state = hub();
  if (state.client !== client) return;
  state.client = null;
  tell({ kind: "state", state: "connecting" });
  again();
}

function again(): void {
  const state = hub();
  if (state.ears.size === 0) return;
  setTimeout(() => void open(), state.retryMs).unref();
  state.retryMs = Math.min(state.retryMs * 2, 10_000);
}

function tell(message: LiveMessage): void {
  for (const hear of hub().ears) hear(message);
}
