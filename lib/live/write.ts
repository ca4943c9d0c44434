import { pools } from "#lib/db.ts";
import { pauseMs, planAnnouncement } from "./rules.ts";
import { liveChannel, type Topic } from "./schema.ts";

type Pending = { lastAt: number | null; plannedAt: number | null };
const store = Symbol.for("bellwether.live.announcements");

function pending(): Map<Topic, Pending> {
  const home = globalThis as unknown as Record<symbol, Map<Topic, Pending> | undefined>;
  home[store] ??= new Map();
  return home[store];
}

/**
 * Tells every open screen that what these topics name has changed. Call it after the commit.
 * At most 4 a second for each topic and process; never throws: a lost announcement costs freshness, not data.
 */
export function announce(...topics: Topic[]): void {
  void notify(topics.filter(isDueNow));
}

/** What was told a moment ago is told again at the end of the pause instead. */
function isDueNow(topic: Topic): boolean {
  const now = Date.now();
  const state = pending().get(topic) ?? { lastAt: null, plannedAt: null };
  const plan = planAnnouncement(now, state.lastAt, state.plannedAt);
  if (plan === "already planned") return false;
  if (plan === "now") {
    pending().set(topic, { lastAt: now, plannedAt: null });
    return true;
  }
  const at = (state.lastAt ?? now) + pauseMs;
  pending().set(topic, { lastAt: state.lastAt, plannedAt: at });
  setTimeout(() => {
    pending().set(topic, { lastAt: Date.now(), plannedAt: null });
    void notify([topic]);
  }, at - now);
  return false;
}

async function notify(topics: Topic[]): Promise<void> {
  if (topics.length === 0) return;
  await pools.app
    .query("select pg_notify($1, topic) from unnest($2::text[]) as topic", [liveChannel, topics])
    .catch(() => undefined);
}
