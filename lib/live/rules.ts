import type { Role } from "#lib/caller.ts";

/** At most four announcements of one kind in a second: the first goes at once, the rest are merged into one at the end of the pause. */
export const pauseMs = 250;
/** So many single objects are named at once; of more it is only said that there are. */
const mostNamed = 200;
/** What one NOTIFY has room for, at 25 letters a topic. */
const mostInPayload = 300;

export type Plan = "now" | "later" | "already planned";

/** Decides what to do with an announcement. `lastAt` and `plannedAt` are milliseconds, or null when there was none. */
export function planAnnouncement(now: number, lastAt: number | null, plannedAt: number | null): Plan {
  if (plannedAt !== null) return "already planned";
  return lastAt === null || now - lastAt >= pauseMs ? "now" : "later";
}

/** "account" of "account:12": what is paced together. */
export const kindOf = (topic: string): string => topic.split(":", 1)[0] ?? topic;

/** Topics of one kind, or, when they are too many, the kind itself, which concerns each of them. */
export function mergeTopics(kind: string, topics: ReadonlySet<string>): string[] {
  return topics.has(kind) || topics.size > mostNamed ? [kind] : [...topics];
}

export function payloadsOf(topics: readonly string[]): string[] {
  const payloads: string[] = [];
  for (let from = 0; from < topics.length; from += mostInPayload)
    payloads.push(topics.slice(from, from + mostInPayload).join(" "));
  return payloads;
}

export const topicsIn = (payload: string): string[] => payload.split(" ").filter(Boolean);

/** Whether a message concerns someone who listens to `topics`: "account" listens to every single account, and concerns each. */
export function concerns(topics: readonly string[], topic: string): boolean {
  return topics.some((wanted) => wanted === topic || topic.startsWith(`${wanted}:`) || wanted.startsWith(`${topic}:`));
}

/** A topic with a number names one object: it is told only to roles that may know of it (SPEC, who sees what). */
const audiences: Record<string, readonly Role[]> = {
  account: ["csm", "manager", "coordinator", "admin"],
  import: ["admin"],
  prediction: ["csm", "manager", "coordinator", "admin"],
};

/** Of these kinds the number is a person's: nobody else is told. */
export const isPersonal = (topic: string): boolean => topic.startsWith("inbox:");

export function mayHear(role: Role | null, topic: string, userId: number): boolean {
  if (isPersonal(topic)) return topic === `inbox:${userId}`;
  const audience = topic.includes(":") ? audiences[kindOf(topic)] : undefined;
  return audience === undefined || (role !== null && audience.includes(role));
}

export type Held<Row> = { rows: Row[]; changes: number };

/**
 * Keeps the order of the rows on the screen and takes the new values of those that are still there.
 * `changes` counts the rows that came, went or would move: they wait until the person asks for them.
 */
export function holdOrder<Row>(
  shown: readonly Row[],
  fresh: readonly Row[],
  key: (row: Row) => string | number,
): Held<Row> {
  const latest = new Map(fresh.map((row) => [key(row), row]));
  const rows = shown.map((row) => latest.get(key(row)) ?? row);
  const shownKeys = shown.map(key);
  const stays = new Set(shownKeys.filter((id) => latest.has(id)));
  const gone = shownKeys.length - stays.size;
  const come = fresh.length - stays.size;
  const before = shownKeys.filter((id) => stays.has(id));
  const after = fresh.map(key).filter((id) => stays.has(id));
  const moved = stays.size - longestRun(before, after);
  return { rows, changes: gone + come + moved };
}

/** Length of the longest common subsequence of two orders of the same keys: what is not in it has moved. */
function longestRun(before: readonly (string | number)[], after: readonly (string | number)[]): number {
  const place = new Map(before.map((id, index) => [id, index]));
  const tails: number[] = [];
  for (const id of after) {
    const index = place.get(id) ?? 0;
    const found = tails.findIndex((tail) => tail >= index);
    if (found === -1) tails.push(index);
    else tails[found] = index;
  }
  return tails.length;
}
