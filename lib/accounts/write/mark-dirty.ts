import { db } from "#lib/db.ts";

/** What a person changed moves the score within a second. */
export function markDirty(accountIds: readonly number[]) {
  return db.$executeRaw`insert into account_dirty (account_id) select unnest(${[...accountIds]}::int[])
    on conflict (account_id) do update set since = now()`;
}
