import type { PoolClient } from "pg";

export type KnownContact = { ref: string; id: number; accountId: number };

/** The contacts that these ids or emails, in lower case, may mean. Two joins, each by hash: one with "or" would compare all with all. */
export async function knownContacts(client: PoolClient, refs: ReadonlySet<string>): Promise<KnownContact[]> {
  if (refs.size === 0) return [];
  const { rows } = await client.query<KnownContact>(
    `select w.ref, c.id, c.account_id as "accountId" from unnest($1::text[]) w (ref) join contact c on c.email = w.ref
      union select w.ref, c.id, c.account_id from unnest($1::text[]) w (ref) join contact c on lower(c.external_id) = w.ref`,
    [[...refs]],
  );
  return rows;
}
