import { verify } from "@node-rs/argon2";
import type { z } from "zod";
import type { Role } from "#lib/caller.ts";
import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import { hashSecret, newSecret, setUpCode } from "#lib/people/rules.ts";
import type { rolesGiven } from "#lib/people/schema.ts";
import { hashPassword } from "#lib/people/write/sign-in.ts";
import { refuse } from "#lib/refusal.ts";

type RolesGiven = z.infer<typeof rolesGiven>;
const inviteDays = 7;

/** Keeps at least one active admin: a desk that nobody can configure would be locked for good. */
async function lastAdmin(userId: number): Promise<boolean> {
  const others = await db.userRole.count({
    where: { role: "admin", userId: { not: userId }, user: { status: "active" } },
  });
  return others === 0;
}
const lastAdminRefusal = () => refuse("conflict", "This is the last active admin. Make somebody else an admin first.");

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
  const person = await db.appUser.create({
    data: {
      name: given.name,
      email: given.email,
      status: "invited",
      userRoles: { create: given.roles },
      teamMembers: { create: given.teamIds.map((teamId) => ({ teamId })) },
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
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const used = await tx.userToken.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: new Date() }, user: { status: { not: "deactivated" } } },
      data: { usedAt: new Date() },
    });
    if (used.count === 0)
      return refuse("not-found", "This link was used or has expired. Ask your admin for a new one.");
    const { userId } = await tx.userToken.findUniqueOrThrow({ where: { tokenHash } });
    const data = { passwordHash, status: "active", sessionVersion: { increment: 1 } };
    const { email } = await tx.appUser.update({ where: { id: userId }, data });
    return { email };
  });
}

export async function createFirstAdmin(given: { name: string; email: string; password: string; code: string }) {
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

export async function changePassword(userId: number, current: string, next: string) {
  const person = await db.appUser.findUniqueOrThrow({ where: { id: userId } });
  if (!person.passwordHash || !(await verify(person.passwordHash, current))) {
    return refuse("invalid", "The current password is not right.");
  }
  const data = { passwordHash: await hashPassword(next), sessionVersion: { increment: 1 } };
  await db.appUser.update({ where: { id: userId }, data });
  return { changed: true };
}

/** Sets a person's roles and teams; acts on their next request. */
export async function setRoles(userId: number, roles: RolesGiven, teamIds: number[]) {
  if (!(await db.appUser.findUnique({ where: { id: userId } }))) return refuse("not-found", "There is no such person.");
  if (!roles.some(({ role }) => role === "admin") && (await lastAdmin(userId))) return lastAdminRefusal();
  await db.$transaction([
    db.userRole.deleteMany({ where: { userId } }),
    db.userRole.createMany({ data: roles.map((given) => ({ userId, ...given })) }),
    db.teamMember.deleteMany({ where: { userId } }),
    db.teamMember.createMany({ data: teamIds.map((teamId) => ({ userId, teamId })) }),
  ]);
  return { userId };
}

/** Ends or restores a person's access; every session and key of theirs stops at once. */
export async function setActive(userId: number, active: boolean) {
  if (!(await db.appUser.findUnique({ where: { id: userId } }))) return refuse("not-found", "There is no such person.");
  if (!active && (await lastAdmin(userId))) return lastAdminRefusal();
  const data = { status: active ? "active" : "deactivated", sessionVersion: { increment: 1 } };
  await db.appUser.update({ where: { id: userId }, data });
  return { userId };
}

export async function actAs(userId: number, role: Role) {
  const held = await db.userRole.findUnique({ where: { userId_role: { userId, role } } });
  if (!held) return refuse("forbidden", `You do not hold the role ${role}.`);
  await db.appUser.update({ where: { id: userId }, data: { actingRole: role } });
  return { role };
}
