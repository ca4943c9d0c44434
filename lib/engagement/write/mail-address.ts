import { randomBytes } from "node:crypto";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { sealSecret } from "#lib/ingest/write/seal-secret.ts";
import { mailInboxKey } from "../read/mail.ts";

/** Gives a person a new private address; the one before leads nowhere from then on. */
export async function renewMailAddress(userId: number): Promise<void> {
  const token = randomBytes(15).toString("hex");
  await db.mailAddress.upsert({
    where: { userId },
    create: { userId, token },
    update: { token, createdAt: new Date() },
  });
}

/** Opens the way in for mail to a domain, or gives it a new secret, which can be read nowhere afterwards. */
export async function openMailInbox(domain: string, userId: number): Promise<{ secret: string }> {
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const value = { domain, secret: sealSecret(secret) };
  const row = { value, updatedBy: userId, updatedAt: new Date() };
  await db.setting.upsert({ where: { key: mailInboxKey }, create: { key: mailInboxKey, ...row }, update: row });
  return { secret };
}

/** Nothing is taken by mail any more; what came in stays. */
export async function closeMailInbox(): Promise<{ closed: number }> {
  const { count } = await db.setting.deleteMany({ where: { key: mailInboxKey, value: { not: Prisma.DbNull } } });
  return { closed: count };
}
