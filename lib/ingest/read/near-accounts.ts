import { db } from "#lib/db.ts";
import type { NearAccount } from "../schema/sources.ts";

type Unknown = { groupId: string | null; called: string | null; site: string | null };
type Hit = NearAccount & { groupId: string; rank: number };

/** Without "https://", "www." and a path: "https://www.Acme.com/x" → "acme.com". */
const hostOf = (site: string) =>
  site
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#].*$/, "");

/**
 * The accounts an unknown group most likely is, at most three each: the same external id or domain but for case and signs,
 * then names that share most of their letters. Ids one letter apart are other accounts, so they are not near.
 */
export async function nearAccounts(groups: readonly Unknown[]): Promise<Map<string, NearAccount[]>> {
  const wanted = groups.flatMap(({ groupId, called, site }) =>
    groupId === null ? [] : [{ groupId, name: called ?? groupId, domain: hostOf(site ?? groupId) }],
  );
  if (wanted.length === 0) return new Map();
  const hits = await db.$queryRaw<Hit[]>`
    with wanted as (select w."groupId", w.name, w.domain, translate(lower(w."groupId"), ' -_./:', '') as simple
        from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w("groupId" text, name text, domain text)),
      found as (
        select w."groupId", a.id, 'external id' as why, 3.0 as rank from account a join wanted w
          on translate(lower(a.external_id), ' -_./:', '') = w.simple where a.merged_into_id is null
        union all
        select w."groupId", e.account_id, 'external id', 3.0 from account_external_id e join wanted w
          on translate(lower(e.external_id), ' -_./:', '') = w.simple
        union all
        select w."groupId", a.id, 'domain', 2.0 from account a join wanted w
          on lower(a.domain) = w.domain where a.merged_into_id is null
        union all
        select w."groupId", a.id, 'domain', 1.5 from account a join wanted w
          on split_part(lower(a.domain), '.', 1) = w.simple where a.merged_into_id is null
        union all
        select w."groupId", n.id, 'name', n.rank from wanted w cross join lateral (
          select a.id, similarity(a.name, w.name) as rank from account a
          where a.name % w.name and a.merged_into_id is null order by similarity(a.name, w.name) desc, a.id limit 3) n),
      best as (select distinct on ("groupId", id) * from found order by "groupId", id, rank desc)
    select b."groupId", b.id as "accountId", a.name, b.why, b.rank::float8 as rank
    from best b join account a on a.id = b.id order by b."groupId", b.rank desc, lower(a.name)`;
  const near = new Map<string, NearAccount[]>();
  for (const { groupId, accountId, name, why } of hits) {
    const list = near.get(groupId) ?? [];
    if (list.length < 3) near.set(groupId, [...list, { accountId, name, why }]);
  }
  return near;
}
