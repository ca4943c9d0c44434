import type { Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { FindPeople, Found } from "#lib/people/schema/find.ts";

/** Active people by any part of their name or e-mail, of these roles and teams; the first few, and how many there are. */
export async function findPeople({ search, roles, teamIds, without, limit }: FindPeople): Promise<Found> {
  const contains = { contains: search.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
  const where = {
    status: "active",
    ...(search && { OR: [{ name: contains }, { email: contains }] }),
    ...(roles && { userRoles: { some: { role: { in: roles } } } }),
    ...(teamIds && { teamMembers: { some: { teamId: { in: teamIds } } } }),
    ...(without !== undefined && { id: { not: without } }),
  };
  const [rows, total] = await Promise.all([
    db.appUser.findMany({
      where,
      select: { id: true, name: true, userRoles: { select: { role: true }, orderBy: { role: "asc" } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: limit,
    }),
    db.appUser.count({ where }),
  ]);
  return {
    total,
    rows: rows.map(({ id, name, userRoles }) => ({ id, name, roles: userRoles.map(({ role }) => role as Role) })),
  };
}
