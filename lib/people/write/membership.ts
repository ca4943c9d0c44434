import type { z } from "zod";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { hashSecret, newSecret, setUpCode } from "#lib/people/rules.ts";
import type { rolesGiven } from "#lib/people/schema.ts";
import { hashPassword, mayGuessCode } from "#lib/people/write/sign-in.ts";
import { refuse } from "#lib/refusal.ts";

type RolesGiven = z.infer<typeof rolesGiven>;
const inviteDays = 7;

/**
 * Keeps at least one active admin: a desk that nobody can configure would be locked for good. Changes of admins
 * queue here until they commit, so that two admins cannot remove each other at the same moment.
 */
async function lastAdmin(tx: Prisma.TransactionClient, userId: number): Promise<boolean> {
  await tx.$executeRaw`lock table user_role in exclusive mode`;
  const admins = await tx.userRole.findMany({ where: { role: "admin", user: { status: "active" } } });
  return admins.length === 1 && admins[0]?.userId === userId;
}
const lastAdminRefusal = () => refuse("conflict", "This is the last active admin. Make somebody else an admin first.");

async function teamsMissing(teamIds: number[]): Promise<boolean> {
  return (await db.team.count({ where: { id: { in: teamIds } } })) < new Set(teamIds).size;
}
/** The database keeps a coordinator in every open escalation's thread, and says so when the last would go (SPEC C1). */
function lastCoordinator(error: unknown) {
  if (!(error instanceof Error) || !error.message.includes("Open escalations need a coordinator")) throw error;
  return refuse("conflict", "Open escalations need a coordinator. Make somebody else a coordinator first.");
}
const teamsMissingRefusal = () => refuse("invalid", "One of these teams is gone. Reload the page and choose again.");

async function issueToken(userId: number, purpose: "invite" | "reset", createdBy: number): Promise<string> {
  const token = newSecret("bwt");
  const expiresAt = new Date(Date.now() + inviteDays * 86_400_000);
  await db.userToken.create({ data: { tokenHash: hashSecret(token), userId, purpose, createdBy, expiresAt } });
  return `${config.publicUrl}/join/${token}`;
}

/** Invites a person; returns the link to hand over, which works once within 7 days. */
export async function invite(
  given: { name: string; email: string; roles: RolesGiven; teamIds: number[] },
  invitedBy: number,
) {
  if (await db.appUser.findUnique({ where: { email: given.email } })) {
    return refuse("conflict", "Somebody with this e-mail is already here. Change their roles instead.");
  }
  if (await teamsMissing(given.teamIds)) return teamsMissingRefusal();
  const person = await db.appUser.create({
    data: {
      name: given.name,
      email: given.email,
      status: "invited",
      userRoles: { create: given.roles },
      teamMembers: { create: [...new Set(given.teamIds)].map((teamId) => ({ teamId })) },
    },
  });
  return { userId: person.id, link: await issueToken(person.id, "invite", invitedBy) };
}

export async function resetLink(userId: number, issuedBy: number) {
  const person = await db.appUser.findUnique({ where: { id: userId } });
  if (!person || person.status === "deactivated") return refuse("not-found", "There is no such active person.");
  return { userId, link: await issueToken(userId, "reset", issuedBy) };
}

/** Takes an invitation or a reset link and sets the password; every older session of the person ends. */
export async function join(token: string, password: string) {
  const tokenHash = hashSecret(token);
  const usable = { tokenHash, usedAt: null, expiresAt: { gt: new Date() }, user: { status: { not: "deactivated" } } };
  const unusable = refuse("not-found", "This link was used or has expired. Ask your admin for a new one.");
  // a stranger's guess must not cost a password hash
  if (!(await db.userToken.count({ where: usable }))) return unusable;
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const used = await tx.userToken.updateMany({ where: usable, data: { usedAt: new Date() } });
    if (used.count === 0) return unusable;
    const { userId } = await tx.userToken.findUniqueOrThrow({ where: { tokenHash } });
    const data = { passwordHash, status: "active", sessionVersion: { increment: 1 } };
    const { email } = await tx.appUser.update({ where: { id: userId }, data });
    return { email };
  });
}

type FirstAdmin = { name: string; email: string; password: string; code: string };

export async function createFirstAdmin(given: FirstAdmin, address: string) {
  if (!(await mayGuessCode(address))) return refuse("too-many", "Too many tries. Wait 15 minutes, then try again.");
  if (given.code !== setUpCode(config.secret)) {
    return refuse("forbidden", "That is not the set-up code. It is printed where Bellwether was started.");
  }
  const passwordHash = await hashPassword(given.password);
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`lock table app_user in exclusive mode`;
    if ((await tx.appUser.count()) > 0)
      return refuse("conflict", "Bellwether already has people. Sign in, or ask an admin to invite you.");
    const { name, email } = given;
    await tx.appUser.create({ data: { name, email, passwordHash, userRoles: { create: { role: "admin" } } } });
    return { email };
  });
}

/** Sets a person's roles and teams; acts on their next request. */
export async function setRoles(userId: number, roles: RolesGiven, teamIds: number[]) {
  if (!(await db.appUser.findUnique({ where: { id: userId } }))) return refuse("not-found", "There is no such person.");
  if (await teamsMissing(teamIds)) return teamsMissingRefusal();
  return db
    .$transaction(async (tx) => {
      if (!roles.some(({ role }) => role === "admin") && (await lastAdmin(tx, userId))) return lastAdminRefusal();
      await tx.userRole.deleteMany({ where: { userId } });
      await tx.userRole.createMany({ data: roles.map((given) => ({ userId, ...given })) });
      await tx.teamMember.deleteMany({ where: { userId } });
      await tx.teamMember.createMany({ data: [...new Set(teamIds)].map((teamId) => ({ userId, teamId })) });
      await tx.$executeRaw`set constraints all immediate`;
      return { userId };
    })
    .catch(lastCoordinator);
}

/** Ends a person's access: every session stops at once, and their keys and open links stop for good. */
async function deactivate(userId: number) {
  return db
    .$transaction(async (tx) => {
      if (await lastAdmin(tx, userId)) return lastAdminRefusal();
      const now = new Date();
      await tx.appUser.update({
        where: { id: userId },
        data: { status: "deactivated", sessionVersion: { increment: 1 } },
      });
      await tx.apiKey.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
      await tx.userToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
      await tx.$executeRaw`set constraints all immediate`;
      return { userId };
    })
    .catch(lastCoordinator);
}

/** Ends or restores a person's access. Who never chose a password comes back as invited and needs a new link. */
export async function setActive(userId: number, active: boolean) {
  const person = await db.appUser.findUnique({ where: { id: userId } });
  if (!person) return refuse("not-found", "There is no such person.");
  if (!active) return deactivate(userId);
  if (person.status !== "deactivated") return refuse("conflict", "This person is not deactivated.");
  const status = person.passwordHash || person.oidcSubject ? "active" : "invited";
  await db.appUser.update({ where: { id: userId }, data: { status } });
  return { userId };
}
