import { decode } from "next-auth/jwt";
import { anonymous, type Caller, type Desk, type Role } from "#lib/caller.ts";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import { hashSecret } from "#lib/people/rules.ts";

export const sessionCookie = "bellwether.session";
const including = { userRoles: true, teamMembers: { select: { teamId: true } } } as const;

function cookieOf(headers: Headers, name: string): string | null {
  const pairs = (headers.get("cookie") ?? "").split(/;\s*/);
  const found = pairs.find((pair) => pair.startsWith(`${name}=`));
  // a session is letters, digits, dots and dashes: what has to be decoded was never one
  return found ? found.slice(name.length + 1) : null;
}

/** A session as it was signed; whether it still holds is known by its person's. `endsAt` in milliseconds. */
export type Session = { userId: number; sessionVersion: number; endsAt: number };

/** The session of the cookie, if it is one of ours. */
export async function sessionIn(headers: Headers): Promise<Session | null> {
  const cookie = cookieOf(headers, sessionCookie);
  const token = cookie && (await decode({ token: cookie, secret: config.secret }).catch(() => null));
  if (!token || typeof token.userId !== "number" || typeof token.sessionVersion !== "number") return null;
  const endsAt = typeof token.exp === "number" ? token.exp * 1000 : Number.POSITIVE_INFINITY;
  return { userId: token.userId, sessionVersion: token.sessionVersion, endsAt };
}

/** Role and session version of these people as they are now, by id; whoever is not active is missing. */
export async function listStanding(
  userIds: number[],
): Promise<Map<number, { role: Role | null; sessionVersion: number }>> {
  const users = await db.appUser.findMany({ where: { id: { in: userIds }, status: "active" }, include: including });
  const base = anonymous("", "");
  return new Map(
    users.map((user) => [user.id, { role: callerFrom(user, base).role, sessionVersion: user.sessionVersion }]),
  );
}

async function findUser(userId: number) {
  return db.appUser.findFirst({ where: { id: userId, status: "active" }, include: including });
}

function callerFrom(user: NonNullable<Awaited<ReturnType<typeof findUser>>>, base: Caller): Caller {
  const roles = user.userRoles.map(({ role }) => role as Role);
  const role = roles.find((held) => held === user.actingRole) ?? roles[0] ?? null;
  const desk = user.userRoles.find((held) => held.role === "specialist")?.desk as Desk | undefined;
  return {
    ...base,
    kind: "user",
    userId: user.id,
    name: user.name,
    role,
    roles,
    desk: desk ?? null,
    teamIds: user.teamMembers.map(({ teamId }) => teamId),
    timeZone: user.timeZone,
  };
}

async function callerOfKey(secret: string, base: Caller): Promise<Caller> {
  const key = await db.apiKey.findUnique({ where: { secretHash: hashSecret(secret) } });
  const now = new Date();
  if (!key || key.revokedAt || (key.expiresAt && key.expiresAt <= now)) return base;
  const user = await findUser(key.userId);
  if (!user) return base;
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > 60_000) {
    await db.apiKey.update({ where: { id: key.id }, data: { lastUsedAt: now } });
  }
  return { ...callerFrom(user, base), kind: "key", keyId: key.id, scopes: key.scopes };
}

/**
 * Who sent this request: a key (`Authorization: Bearer …`), the person of the session cookie, or nobody. Roles, deactivation and
 * the session's version are read anew each time, so that a change acts on the next request.
 */
export async function callerOf(headers: Headers): Promise<Caller> {
  const base = anonymous(headers.get("x-request-id") ?? "unknown", headers.get("x-client-address") ?? "unknown");
  const bearer = headers.get("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (bearer) return callerOfKey(bearer, base);
  const session = await sessionIn(headers);
  if (!session) return base;
  const user = await findUser(session.userId);
  if (!user || user.sessionVersion !== session.sessionVersion) return base;
  return callerFrom(user, base);
}
