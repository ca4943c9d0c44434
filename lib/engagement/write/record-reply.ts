import type { Prisma } from "#lib/generated/prisma/client.ts";

type Reply = { accountId: number; contactId: number | null; userId: number | null; text: string; outcome: string };

/** Documents a reply to a customer in the caller's transaction (C6); its text has passed the promise guard before. */
export async function recordReply(tx: Prisma.TransactionClient, { text, ...reply }: Reply): Promise<number> {
  const data = { ...reply, kind: "email", direction: "out", summary: text, at: new Date() };
  const { id } = await tx.interaction.create({ data, select: { id: true } });
  return id;
}
