import { anonymous, type Caller, type Desk, type Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { type Raise, raiseEscalation } from "#lib/escalations/write/raise-escalation.ts";

type Person = Caller & { userId: number };

async function person(name: string, role: Role, teamIds: number[], desk: Desk | null = null): Promise<Person> {
  const { id } = await db.appUser.create({
    data: {
      name,
      email: `${name.toLowerCase()}@test.example`,
      userRoles: { create: { role, desk } },
      teamMembers: { create: teamIds.map((teamId) => ({ teamId })) },
    },
  });
  return { ...anonymous("test", "10.4.0.1"), kind: "user", userId: id, name, role, roles: [role], desk, teamIds };
}

/** Test only: two teams with a CSM and an account each, a manager of the first, a coordinator, specialists of two desks, an admin. */
export async function makeEscalationWorld() {
  const { id: north } = await db.team.create({ data: { name: "North" } });
  const { id: south } = await db.team.create({ data: { name: "South" } });
  const people = {
    csm: await person("Ines", "csm", [north]),
    stranger: await person("Mina", "csm", [south]),
    manager: await person("Tomas", "manager", [north]),
    coordinator: await person("Rosa", "coordinator", []),
    specialist: await person("Piet", "specialist", [], "technical"),
    seller: await person("Lena", "specialist", [], "sales"),
    admin: await person("Ada", "admin", []),
  };
  const account = (name: string, ownerId: number) => db.account.create({ data: { name, ownerId } });
  const { id: accountId } = await account("Acme", people.csm.userId);
  const { id: otherId } = await account("Globex", people.stranger.userId);
  return { ...people, accountId, otherId };
}
export type EscalationWorld = Awaited<ReturnType<typeof makeEscalationWorld>>;

/** Test only: what a CSM raises, unless `more` says otherwise. */
export const raiseOf = (world: EscalationWorld, more: Partial<Raise> = {}): Raise => ({
  accountId: world.accountId,
  category: "technical",
  severity: "high",
  title: "Exports fail",
  summary: "Every export ends with an error.",
  raisedBy: { kind: "person", userId: world.csm.userId, role: "csm" },
  ...more,
});
export const raiseOne = (world: EscalationWorld, more: Partial<Raise> = {}) =>
  // as long as a busy machine needs to open several at the same moment
  db.$transaction((tx) => raiseEscalation(tx, raiseOf(world, more)), { maxWait: 60_000 });
