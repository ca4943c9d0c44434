import { db } from "#lib/db.ts";
import { hashSecret } from "#lib/people/rules.ts";
import type { Source } from "../schema.ts";

/** Why a key sends nothing: there is none, or it is not in force any more, or it is of another kind. */
type KeyFault = "unknown" | "revoked" | "expired" | "wrong-kind";
type Known = { source: Source; expiresAt: Date | null } | { fault: KeyFault };

/** A key that is revoked goes on for so long at most, in each process. */
const keptMs = 5_000;
const usedMs = 60_000;
const mostKept = 5_000;
const kept = new Map<string, { until: number; known: Promise<Known> }>();

type KeyRow = {
  id: number;
  name: string;
  kind: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  createsAccounts: boolean;
};

async function look(secretHash: string, now: Date): Promise<Known> {
  const [key] = await db.$queryRaw<KeyRow[]>`
    select k.id, k.name, k.kind, k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt",
      coalesce(s.creates_accounts, false) as "createsAccounts"
    from api_key k left join source s on s.key_id = k.id where k.secret_hash = ${secretHash}`;
  if (!key) return { fault: "unknown" };
  if (key.kind !== "ingest") return { fault: "wrong-kind" };
  if (key.revokedAt) return { fault: "revoked" };
  if (key.expiresAt && key.expiresAt <= now) return { fault: "expired" };
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > usedMs)
    await db.$executeRaw`update api_key set last_used_at = ${now} where id = ${key.id}`;
  const source = { id: key.id, name: key.name, createsAccounts: key.createsAccounts };
  return { source, expiresAt: key.expiresAt };
}

/** The source that a write key stands for, or what is wrong with the key. Rejects when the database does not answer. */
export async function sourceOf(secret: string, now: Date): Promise<Source | KeyFault> {
  const hash = hashSecret(secret);
  let entry = kept.get(hash);
  if (!entry || entry.until <= now.getTime()) {
    if (kept.size >= mostKept) kept.clear();
    entry = { until: now.getTime() + keptMs, known: look(hash, now) };
    kept.set(hash, entry);
    entry.known.catch(() => kept.delete(hash));
  }
  const known = await entry.known;
  if ("fault" in known) return known.fault;
  return known.expiresAt && known.expiresAt <= now ? "expired" : known.source;
}
