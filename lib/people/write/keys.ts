import { db } from "#lib/db.ts";
import { hashSecret, newSecret, scopesOfKey } from "#lib/people/rules.ts";
import type { keyKinds } from "#lib/people/schema.ts";
import { refuse } from "#lib/refusal.ts";

type NewKey = { name: string; kind: (typeof keyKinds)[number]; userId: number; expiresAt: Date | null };

/** Makes a key that acts for one person. The secret is in the answer and nowhere else: only its hash is kept. */
export async function createKey({ name, kind, userId, expiresAt }: NewKey, createdBy: number) {
  const user = await db.appUser.findFirst({ where: { id: userId, status: "active" } });
  if (!user) return refuse("not-found", "There is no such active person for the key to act for.");
  if (expiresAt && expiresAt <= new Date()) return refuse("invalid", "The end is in the past. Choose a later day.");
  const secret = newSecret(`bw_${kind}`);
  const data = {
    name,
    kind,
    prefix: secret.slice(0, kind.length + 9),
    secretHash: hashSecret(secret),
    scopes: scopesOfKey[kind],
  };
  const { id } = await db.apiKey.create({ data: { ...data, userId, expiresAt, createdBy } });
  return { id, secret };
}

export async function revokeKey(keyId: number) {
  const { count } = await db.apiKey.updateMany({
    where: { id: keyId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count ? { keyId } : refuse("not-found", "There is no such key, or it was revoked already.");
}

export async function createTeam(name: string) {
  if (await db.team.findUnique({ where: { name } }))
    return refuse("conflict", "A team with this name is already here.");
  return db.team.create({ data: { name } });
}
