import { markDirty } from "#lib/accounts/write/mark-dirty.ts";
import { db } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { contactsAmong, type Match, matchAccounts } from "../read/match-accounts.ts";
import type { Mail } from "../rules/read-mail.ts";

export type Taken = { result: "taken" | "known" | "waiting"; accountId: number | null };
type Kept = Pick<Mail, "key" | "from" | "summary"> & { at: Date };

/**
 * Documents a mail as an email with the one account it belongs to, once for each account; else it waits for the person's choice.
 * Whose it is was settled before, by the address it came to or the sign-in: nothing in the mail itself is believed about that.
 */
export async function takeMail(mail: Mail, userId: number, chosenId: number | null): Promise<Taken> {
  const match: Match =
    chosenId === null
      ? await matchAccounts(mail.addresses, userId)
      : { accountId: chosenId, contactIds: await contactsAmong(mail.addresses, chosenId) };
  const at = mail.sentAt !== null && Date.parse(mail.sentAt) < Date.now() ? new Date(mail.sentAt) : new Date();
  if ("accountId" in match) return document({ ...mail, at }, userId, match);
  const { why, candidates } = match;
  const { key, from, summary, addresses } = mail;
  const { count } = await db.unmatchedMail.createMany({
    data: { userId, messageKey: key, sentAt: at, sender: from ?? "", summary, addresses, why, candidates },
    skipDuplicates: true,
  });
  if (count > 0) announce("interactions");
  return { result: count > 0 ? "waiting" : "known", accountId: null };
}

/** Writes the entry, unless this account has the same mail already. */
async function document(
  { key, from, summary, at }: Kept,
  userId: number,
  { accountId, contactIds }: { accountId: number; contactIds: number[] },
): Promise<Taken> {
  const [contactId = null, ...alsoWith] = [...new Set(contactIds)];
  const written = await db.$transaction(async (tx) => {
    const sender = await tx.contact.findFirst({
      where: { accountId, email: { equals: from ?? "", mode: "insensitive" } },
      select: { id: true },
    });
    const { count } = await tx.interaction.createMany({
      data: {
        accountId,
        externalId: key,
        kind: "email",
        at,
        summary,
        userId,
        contactId,
        alsoWith,
        via: "mail",
        direction: sender || !(await isColleague(from)) ? "in" : "out",
      },
      skipDuplicates: true,
    });
    if (count > 0) await markDirty([accountId], tx);
    return count > 0;
  });
  if (written) announce(`account:${accountId}`, "accounts", "today", "interactions");
  return { result: written ? "taken" : "known", accountId };
}

const isColleague = async (from: string | null) =>
  from !== null && (await db.appUser.count({ where: { email: from } })) > 0;

/** Gives a waiting mail to an account. */
export async function placeMail(userId: number, id: number, accountId: number): Promise<Taken | null> {
  const mail = await db.unmatchedMail.findFirst({ where: { userId, id, state: "waiting" } });
  if (!mail) return null;
  const contactIds = await contactsAmong(mail.addresses, accountId);
  const kept = { key: mail.messageKey, from: mail.sender, summary: mail.summary, at: mail.sentAt };
  const taken = await document(kept, userId, { accountId, contactIds });
  await db.unmatchedMail.updateMany({ where: { userId, id }, data: { state: "placed", decidedAt: new Date() } });
  announce("interactions");
  return taken;
}

/** Discards a waiting mail, or takes that back. */
export async function setDiscarded(userId: number, id: number, discarded: boolean): Promise<{ changed: number }> {
  const [from, to] = discarded ? ["waiting", "discarded"] : ["discarded", "waiting"];
  const { count } = await db.unmatchedMail.updateMany({
    where: { userId, id, state: from },
    data: { state: to, decidedAt: discarded ? new Date() : null },
  });
  if (count > 0) announce("interactions");
  return { changed: count };
}
