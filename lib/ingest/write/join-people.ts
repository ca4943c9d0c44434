import type { PoolClient } from "pg";
import type { Joined } from "../rules/count-as.ts";
import type { Source } from "../schema.ts";

/** Keeps which ids are one person, with the account of each that had none. Returns whom nothing was said of before. */
export async function joinPeople(
  client: PoolClient,
  source: Source,
  joined: ReadonlyMap<string, Joined>,
): Promise<string[]> {
  if (joined.size === 0) return [];
  const sorted = [...joined].sort(([a], [b]) => (a < b ? -1 : 1));
  const values = [source.id, sorted.map(([person]) => person), sorted.map(([, { sameAs }]) => sameAs)];
  const { rows } = await client.query<{ person: string; isNew: boolean }>(
    `insert into source_person as t (source_id, person, account_id, same_as)
     select $1, person, account_id, nullif(same_as, person) from unnest($2::text[], $3::text[], $4::int[]) as s (person, same_as, account_id)
      order by person
     on conflict (source_id, person) do update set same_as = excluded.same_as
     returning person, xmax = 0 as "isNew"`,
    [...values, sorted.map(([, { accountId }]) => accountId)],
  );
  // ids that counted as one that counts as another now
  await client.query(
    `update source_person p set same_as = s.same_as from unnest($2::text[], $3::text[]) as s (person, same_as)
      where p.source_id = $1 and p.same_as = s.person and s.same_as <> s.person`,
    values,
  );
  return rows.flatMap(({ person, isNew }) => (isNew ? [person] : []));
}
