import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { SystemKind } from "../schema/interactions.ts";

type Done = { accountId: number; kind: SystemKind; what: string; href?: string };

/** Documents what the system did for an account, in the caller's transaction (C6). Never an amount: everybody who reads the account reads it. */
export async function recordSystem(tx: Prisma.TransactionClient, { accountId, kind, what, href }: Done): Promise<void> {
  await tx.systemEntry.create({ data: { accountId, kind, what, href: href ?? null } });
}
