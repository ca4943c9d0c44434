import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";

/** What a person changed moves the score within a second; with `tx`, it commits together with the change. */
export function markDirty(accountIds: readonly number[], tx: Pick<Prisma.TransactionClient, "$executeRaw"> = db) {
  return tx.$executeRaw`insert into account_dirty (account_id) select unnest(${[...accountIds]}::int[])
    on conflict (account_id) do update set since = now()`;
}
