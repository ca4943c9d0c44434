import { pools } from "#lib/db.ts";
import { kindOf, mergeTopics, pauseMs, payloadsOf, planAnnouncement } from "./rules.ts";
import { liveChannel, type Topic } from "./schema.ts";

type Gate = { lastAt: number | null; plannedAt: number | null; topics: Set<Topic> };
const store = Symbol.for("bellwether.live.announcements");

function gates(): Map<string, Gate> {
  const home = globalThis as unknown as Record<symbol, Map<string, Gate> | undefined>;
  home[store] ??= new Map();
  return home[store];
}

/**
 * Tells every open screen that what these topics name has changed. Call it after the commit.
 * At most 4 a second for each kind of topic and process; never throws: a lost announcement costs freshness, not data.
 */
export function announce(...topics: Topic[]): void {
  const kinds = new Set<string>();
  for (const topic of topics) {
    const kind = kindOf(topic);
    kinds.add(kind);
    gateOf(kind).topics.add(topic);
  }
  void notify([...kinds].flatMap(dueNow));
}

function gateOf(kind: string): Gate {
  const gate = gates().get(kind) ?? { lastAt: null, plannedAt: null, topics: new Set() };
  gates().set(kind, gate);
  return gate;
}

/** What is told at once; a kind of which something was told a moment ago is told at the end of the pause instead. */
function dueNow(kind: string): Topic[] {
  const gate = gateOf(kind);
  const now = Date.now();
  const plan = planAnnouncement(now, gate.lastAt, gate.plannedAt);
  if (plan === "now") return take(kind, gate);
  if (plan === "later") {
    gate.plannedAt = (gate.lastAt ?? now) + pauseMs;
    setTimeout(() => void notify(take(kind, gate)), gate.plannedAt - now);
  }
  return [];
}

function take(kind: string, gate: Gate): Topic[] {
  const topics = mergeTopics(kind, gate.topics);
  gate.topics.clear();
  Object.assign(gate, { lastAt: Date.now(), plannedAt: null });
  return topics;
}

async function notify(topics: Topic[]): Promise<void> {
  if (topics.length === 0) return;
  await pools.app
    .query("select pg_notify($1, payload) from unnest($2::text[]) as payload", [liveChannel, payloadsOf(topics)])
    .catch(() => undefined);
}
