import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";

/** What the list can be narrowed to: people whose actions the caller sees, and tables whose changes are kept. */
export async function readFacets({ role, userId, teamIds }: Caller) {
  const whose =
    role === "admin"
      ? Prisma.sql`true`
      : role === "manager"
        ? Prisma.sql`u.id = ${userId} or exists (select from team_member t where t.user_id = u.id and t.team_id = any(${teamIds}::int[]))`
        : Prisma.sql`u.id = ${userId}`;
  const [people, tables] = await Promise.all([
    db.$queryRaw<
      { id: number; name: string }[]
    >`select u.id, u.name from app_user u where ${whose} order by lower(u.name), u.id limit 1000`,
    db.$queryRaw<{ name: string }[]>`
      select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
      from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where g.tgname = 'audit_put' order by 1`,
  ]);
  return { people, tables: tables.map(({ name }) => name) };
}
