import { encode } from "next-auth/jwt";
import type { Role } from "#lib/caller.ts";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import { raiseEscalation } from "#lib/escalations/write/raise-escalation.ts";
import { callerOf, sessionCookie } from "#lib/people/read/caller-of.ts";
import { hashSecret } from "#lib/people/rules.ts";

export const callerNames = [
  "csm",
  "manager",
  "coordinator",
  "specialist",
  "admin",
  "anonymous",
  "key",
  "deactivated",
] as const;
export type CallerName = (typeof callerNames)[number];

/** Test only: the request headers that a person's browser or a program's key would send. */
export async function headersOf(userId: number): Promise<Headers> {
  const token = { userId, sessionVersion: 1 };
  return new Headers({
    cookie: `${sessionCookie}=${await encode({ token, secret: config.secret })}`,
    "x-request-id": "test",
  });
}

async function person(role: Role, status: "active" | "deactivated", teamId: number, name: string) {
  const desk = role === "specialist" ? "technical" : null;
  const made = await db.appUser.create({
    data: {
      name,
      email: `${name}@test.example`,
      status,
      userRoles: { create: { role, desk } },
      teamMembers: { create: { teamId } },
    },
  });
  return made.id;
}

/**
 * Test only: one caller of each kind, made from real rows, a real session cookie and a real key; `own` is an account of the
 * csm (and so of the manager's team), `other` belongs to somebody of another team, `missing` does not exist.
 */
export async function makeCallers() {
  const [own, other] = [
    await db.team.create({ data: { name: "Own" } }),
    await db.team.create({ data: { name: "Other" } }),
  ];
  const ids = {} as Record<CallerName, number>;
  for (const role of ["csm", "manager", "coordinator", "specialist", "admin"] as const) {
    ids[role] = await person(role, "active", own.id, role);
  }
  ids.deactivated = await person("admin", "deactivated", own.id, "deactivated");
  const stranger = await person("csm", "active", other.id, "stranger");
  const secret = "bw_read_test";
  await db.apiKey.create({
    data: {
      name: "reader",
      kind: "read",
      prefix: "bw_read",
      secretHash: hashSecret(secret),
      scopes: ["read"],
      userId: ids.csm,
      createdBy: ids.admin,
    },
  });
  const accounts = {
    own: (await db.account.create({ data: { name: "Own Account", ownerId: ids.csm } })).id,
    other: (await db.account.create({ data: { name: "Other Account", ownerId: stranger } })).id,
    missing: 2_000_000_000,
  };
  const headers = async (name: CallerName) => {
    if (name === "anonymous") return new Headers();
    if (name === "key") return new Headers({ authorization: `Bearer ${secret}` });
    return headersOf(ids[name]);
  };
  const callers = Object.fromEntries(
    await Promise.all(callerNames.map(async (name) => [name, await callerOf(await headers(name))] as const)),
  ) as Record<CallerName, Awaited<ReturnType<typeof callerOf>>>;
  return { callers, accounts, ids };
}

/**
 * Test only: an escalation of the csm, routed to the specialist's desk; one of somebody of another team, not routed; one that
 * does not exist. Apart from the callers, because an account with an escalation cannot be deleted any more.
 */
export async function makeEscalations({ accounts, ids }: Awaited<ReturnType<typeof makeCallers>>) {
  const raise = async (accountId: number) => {
    const { ownerId } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
    if (ownerId === null) throw new Error("nobody owns the account");
    const raisedBy = { kind: "person", userId: ownerId, role: "csm" } as const;
    const words = { category: "technical", severity: "normal", title: "Test", summary: "Test" } as const;
    return (await db.$transaction((tx) => raiseEscalation(tx, { accountId, raisedBy, ...words }))).id;
  };
  const [own, other] = [await raise(accounts.own), await raise(accounts.other)];
  const data = { state: "routed", desk: "technical", actedBy: ids.coordinator, actedRole: "coordinator" };
  await db.escalation.updateMany({ where: { id: own }, data });
  return { own, other, missing: accounts.missing };
}
