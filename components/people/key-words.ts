import type { Query } from "#components/ui/href.ts";
import type { Key } from "#lib/people/schema.ts";
import { oneText } from "./page-number.ts";

export const kindWords: Record<Key["kind"], string> = { ingest: "Ingest", read: "Read", agent: "Agent" };

export const kindHints: Record<Key["kind"], string> = {
  ingest: "Sends events of your product; reads nothing.",
  read: "Reads what its person may read.",
  agent: "Reads and changes what its person may.",
};

/** As lib/people/schema.ts has them; naming them here keeps Zod out of the browser. */
export const keyKinds = ["read", "agent", "ingest"] as const satisfies readonly Key["kind"][];

export type KeyState = "active" | "expired" | "revoked";
export const stateWords: Record<KeyState, string> = { active: "Active", expired: "Expired", revoked: "Revoked" };

export function keyState(key: Pick<Key, "revokedAt" | "expiresAt">, now: Date): KeyState {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && key.expiresAt <= now ? "expired" : "active";
}

const known = <Word extends string>(typed: string, words: Record<Word, string>) =>
  Object.hasOwn(words, typed) ? (typed as Word) : null;

/** The filters of an address; what it gets wrong filters nothing. */
export function readKeyFilters(query: Query): { search: string; state: KeyState | null; kind: Key["kind"] | null } {
  const text = (name: string) => oneText(query[name] as string);
  return { search: text("q"), state: known(text("state"), stateWords), kind: known(text("kind"), kindWords) };
}
