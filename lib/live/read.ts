import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { config } from "#lib/config.ts";
import { concerns, topicsIn } from "./rules.ts";
import { type LiveMessage, liveChannel } from "./schema.ts";

type Hear = (message: LiveMessage) => void;
type Hub = { ears: Set<Hear>; client: pg.Client | null; opening: boolean; retryMs: number; watch?: NodeJS.Timeout };

const store = Symbol.for("bellwether.live.hub");
const firstRetryMs = 250;
const slowestRetryMs = 2_000;
const watchMs = 15_000;
const patienceMs = 5_000;

function hub(): Hub {
  const home = globalThis as unknown as Record<symbol, Hub | undefined>;
  home[store] ??= { ears: new Set(), client: null, opening: false, retryMs: firstRetryMs };
  return home[store];
}

/**
 * Hears every topic that any process announces, over the one LISTEN connection of this process, and whether there is one.
 * After a lost connection it says "resync", because announcements of the gap are gone. Returns how to stop;
 * when nobody listens any more, the connection ends.
 */
export function subscribe(hear: Hear): () => void {
  const { ears, client } = hub();
  ears.add(hear);
  hear({ kind: "state", state: client ? "live" : "connecting" });
  if (client) hear({ kind: "resync" });
  else void open();
  return () => {
    ears.delete(hear);
    if (ears.size === 0) void close();
  };
}

/** What wakes a job: something of these topics was announced, or may have been. */
export function whenChanged(...topics: string[]): (wake: () => void) => () => void {
  return (wake) =>
    subscribe((message) => {
      if (message.kind === "state") return;
      if (message.kind === "resync" || message.topics.some((topic) => concerns(topics, topic))) wake();
    });
}

async function open(): Promise<void> {
  const state = hub();
  if (state.client || state.opening) return;
  state.opening = true;
  const client = new pg.Client({
    connectionString: config.appUrl,
    connectionTimeoutMillis: patienceMs,
    keepAlive: true,
  });
  client.on("notification", ({ payload }) => tell({ kind: "changed", topics: topicsIn(payload ?? "") }));
  client.on("error", () => lost(client));
  client.on("end", () => lost(client));
  try {
    await client.connect();
    await client.query(`listen ${liveChannel}`);
    Object.assign(state, { client, opening: false, retryMs: firstRetryMs });
    if (state.ears.size === 0) return await close();
    state.watch = setInterval(() => void check(client), watchMs).unref();
    tell({ kind: "state", state: "live" });
    tell({ kind: "resync" });
  } catch {
    state.opening = false;
    client.end().catch(() => undefined);
    again();
  }
}

/** A connection that died without a word, as behind a firewall, would stay silent for ever. */
async function check(client: pg.Client): Promise<void> {
  const silence = pause(patienceMs, undefined, { ref: false }).then(() => Promise.reject(new Error("no answer")));
  await Promise.race([client.query(`listen ${liveChannel}`), silence]).catch(() => {
    lost(client);
    client.end().catch(() => undefined);
  });
}

async function close(): Promise<void> {
  const state = hub();
  const { client } = state;
  clearInterval(state.watch);
  state.client = null;
  await client?.end().catch(() => undefined);
}

function lost(client: pg.Client): void {
  const state = hub();
  if (state.client !== client) return;
  clearInterval(state.watch);
  state.client = null;
  tell({ kind: "state", state: "connecting" });
  again();
}

function again(): void {
  const state = hub();
  if (state.ears.size === 0) return;
  setTimeout(() => void open(), state.retryMs).unref();
  state.retryMs = Math.min(state.retryMs * 2, slowestRetryMs);
}

function tell(message: LiveMessage): void {
  for (const hear of hub().ears) hear(message);
}
