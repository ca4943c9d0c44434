import type { Caller } from "#lib/caller.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";

/**
 * Condition on a log `l` with the name of a door or a table: an admin sees all of it, a manager what people of their teams did,
 * a coordinator also what happened to escalations, everybody what they did themselves (SPEC, who sees what).
 */
export function visibleTo({ role, userId, teamIds }: Caller, name: Prisma.Sql): Prisma.Sql {
  if (role === "admin") return Prisma.sql`true`;
  const own = Prisma.sql`l.user_id = ${userId}`;
  if (role === "manager")
    return Prisma.sql`(${own} or exists (
      select from team_member t where t.user_id = l.user_id and t.team_id = any(${teamIds}::int[])))`;
  if (role === "coordinator") return Prisma.sql`(${own} or ${name} like 'escalation%')`;
  return own;
}
