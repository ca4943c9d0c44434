import { verify } from "@node-rs/argon2";
import type { Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { hashPassword } from "#lib/people/write/sign-in.ts";
import { refuse } from "#lib/refusal.ts";

/** Changes one's password; every session of the person ends, this one too, so the answer says with which e-mail to sign in anew. */
export async function changePassword(userId: number, current: string, next: string) {
  const person = await db.appUser.findUniqueOrThrow({ where: { id: userId } });
  if (!person.passwordHash || !(await verify(person.passwordHash, current))) {
    return refuse("invalid", "The current password is not right.");
  }
  const data = { passwordHash: await hashPassword(next), sessionVersion: { increment: 1 } };
  await db.appUser.update({ where: { id: userId }, data });
  return { email: person.email };
}

export async function actAs(userId: number, role: Role) {
  const held = await db.userRole.findUnique({ where: { userId_role: { userId, role } } });
  if (!held) return refuse("forbidden", `You do not hold the role ${role}.`);
  await db.appUser.update({ where: { id: userId }, data: { actingRole: role } });
  return { role };
}

export async function setTimeZone(userId: number, timeZone: string) {
  await db.appUser.update({ where: { id: userId }, data: { timeZone } });
  return { timeZone };
}
