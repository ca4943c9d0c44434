import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { KeysInput } from "../schema/keys.ts";
import type { Key } from "../schema.ts";

const order: Record<KeysInput["sort"], Prisma.Sql> = {
  created: Prisma.sql`k.created_at`,
  name: Prisma.sql`lower(k.name)`,
  actsFor: Prisma.sql`lower(u.name)`,
  lastUsed: Prisma.sql`k.last_used_at`,
  ends: Prisma.sql`k.expires_at`,
};
const state = Prisma.sql`case when k.revoked_at is not null then 'revoked' when k.expires_at <= now() then 'expired' else 'active' end`;

/** One page of API keys, never their secrets. Those never used, or without an end, come last in both directions. */
export async function listKeys(input: KeysInput): Promise<{ rows: Key[]; total: number }> {
  const { search, kind, sort, dir, page, pageSize } = input;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`(${search} = '' or k.name ilike ${like} or k.prefix ilike ${like} or u.name ilike ${like})
    and (${kind}::text is null or k.kind = ${kind}::text) and (${input.state}::text is null or ${state} = ${input.state}::text)`;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Key[]>`
      select k.id, k.name, k.kind, k.prefix, k.scopes, u.name as "actsFor", k.created_at as "createdAt",
        k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt"
      from api_key k join app_user u on u.id = k.user_id where ${where}
      order by ${order[sort]} ${dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`} nulls last, k.id desc
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total
      from api_key k join app_user u on u.id = k.user_id where ${where}`,
  ]);
  return { rows, total: count?.total ?? 0 };
}
