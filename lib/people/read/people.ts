import type { Desk, Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { Person } from "#lib/people/schema.ts";

type PeopleFilter = { search: string; status: Person["status"] | null; page: number; pageSize: number };

function toPerson(row: Awaited<ReturnType<typeof findPeople>>[number]): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    status: row.status as Person["status"],
    roles: row.userRoles.map(({ role, desk }) => ({ role: role as Role, desk: desk as Desk | null })),
    teams: row.teamMembers.map(({ team }) => team),
    accounts: row._count.accounts,
    lastSignInAt: row.lastSignInAt,
  };
}

function whereOf({ search, status }: Pick<PeopleFilter, "search" | "status">) {
  const contains = { contains: search, mode: "insensitive" as const };
  return { ...(status && { status }), ...(search && { OR: [{ name: contains }, { email: contains }] }) };
}

function findPeople({ page, pageSize, ...filter }: PeopleFilter) {
  return db.appUser.findMany({
    where: whereOf(filter),
    include: { userRoles: true, teamMembers: { include: { team: true } }, _count: { select: { accounts: true } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
}

export async function listPeople(filter: PeopleFilter): Promise<{ rows: Person[]; total: number }> {
  const [rows, total] = await Promise.all([findPeople(filter), db.appUser.count({ where: whereOf(filter) })]);
  return { rows: rows.map(toPerson), total };
}

export async function listTeams() {
  const teams = await db.team.findMany({
    include: { _count: { select: { teamMembers: true } } },
    orderBy: { name: "asc" },
  });
  return teams.map(({ id, name, _count }) => ({ id, name, members: _count.teamMembers }));
}

/** True until the first person exists: only then is the first-admin page open. */
export async function isUnclaimed(): Promise<boolean> {
  return (await db.appUser.count()) === 0;
}
