import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { hashPassword } from "#lib/people/write/sign-in.ts";
import { refuse } from "#lib/refusal.ts";
import { demoDomain, demoTeams } from "../rules/staff.ts";
import { type OwnSignIn, UNFINISHED } from "../schema.ts";

type Kept = { keepUserId?: number | null; own?: OwnSignIn | null };

/**
 * Removes the demo company for good: its accounts with everything about them, its people and teams.
 * The person who clears it stays, so that somebody is left to import; `own` is who they are from now on, and every way
 * in that was open while anybody could be them ends. Throws when there is no demo company.
 */
export async function clearDemo({ keepUserId = null, own = null }: Kept = {}): Promise<void> {
  const passwordHash = own && (await hashPassword(own.password));
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select clear_demo_company()`;
    await tx.setting.deleteMany({ where: { key: UNFINISHED } });
    // what a draft would change names the accounts it was tried on
    await tx.previewRun.deleteMany();
    // what was found on its past says nothing of the company that follows
    await tx.predictionRun.deleteMany();
    await tx.driftReport.deleteMany();
    // what the one who stays was told, by name, of customers that are gone
    await tx.notificationDigest.deleteMany();
    await tx.notificationDelivery.deleteMany();
    await tx.notificationSnooze.deleteMany();
    await tx.notificationMute.deleteMany({ where: { what: { not: "kind" } } });
    await tx.moneyRequest.deleteMany();
    // fields that an admin has defined stay, without a value
    await tx.customField.updateMany({ data: { filled: 0, unfit: 0 } });
    const kept = keepUserId === null ? Prisma.empty : Prisma.sql`and id <> ${keepUserId}`;
    await tx.$executeRaw`delete from app_user where email like ${`%@${demoDomain}`} ${kept}`;
    await tx.$executeRaw`delete from team where name = any(${[...demoTeams]})
      and not exists (select 1 from team_member where team_id = team.id)`;
    if (keepUserId === null || !own) return;
    const { name, email } = own;
    await tx.apiKey.deleteMany({ where: { userId: keepUserId } });
    await tx.webhook.deleteMany({ where: { createdBy: keepUserId } });
    await tx.userToken.deleteMany({ where: { userId: keepUserId } });
    const data = { name, email, passwordHash, oidcSubject: null, sessionVersion: { increment: 1 } };
    await tx.appUser.update({ where: { id: keepUserId }, data });
  });
  announce("accounts", "today", "scores", "metrics", "models", "predictions");
}

/** Clears it for this admin. One of the invented people must become a person of their own: everybody knows their password. */
export async function clearDemoAs(userId: number, own: OwnSignIn | null) {
  const { email } = await db.appUser.findUniqueOrThrow({ where: { id: userId } });
  const invented = email.endsWith(`@${demoDomain}`);
  if (invented && !own)
    return refuse("invalid", "Give your own name, e-mail and password: everybody knows the demo's, and you are kept.");
  if (own && (await db.appUser.count({ where: { email: own.email, id: { not: userId } } })))
    return refuse("conflict", "Somebody with this e-mail is already here. Give another, or sign in as them and clear.");
  await clearDemo({ keepUserId: userId, own: invented ? own : null });
  return { cleared: true, email: invented && own ? own.email : email };
}
