import type { Key } from "#lib/people/schema.ts";

export const kindWords: Record<Key["kind"], string> = { ingest: "Ingest", read: "Read", agent: "Agent" };

export const kindHints: Record<Key["kind"], string> = {
  ingest: "Sends events of your product; reads nothing.",
  read: "Reads what its person may read.",
  agent: "Reads and changes what its person may.",
};

/** As lib/people/schema.ts has them; naming them here keeps Zod out of the browser. */
export const keyKinds = ["read", "agent", "ingest"] as const satisfies readonly Key["kind"][];

export type KeyState = "active" | "expired" | "revoked";

export function keyState(key: Pick<Key, "revokedAt" | "expiresAt">, now: Date): KeyState {
  if (key.revokedAt) return "revoked";
  return key.expiresAt && key.expiresAt <= now ? "expired" : "active";
}
