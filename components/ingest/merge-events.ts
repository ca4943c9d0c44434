import type { RecentEvent } from "#lib/ingest/schema/sources.ts";

/** The newest of what was read now and before, each event once and as it is now. */
export function mergeEvents(now: readonly RecentEvent[], before: readonly RecentEvent[], most = 50): RecentEvent[] {
  const known = new Set(now.map(({ messageId }) => messageId));
  const all = [...now, ...before.filter(({ messageId }) => !known.has(messageId))];
  return all.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
}
