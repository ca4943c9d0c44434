import { db } from "#lib/db.ts";
import type { NearAccount } from "../schema/sources.ts";

type Unknown = { groupId: string | null; called: string | null; site: string | null };
type Hit = NearAccount & { groupId: string };

/** Without "https://", "www." and a path: "https://www.Acme.com/x" → "acme.com". */
const hostOf = (site: string) =>
  site
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#].*$/, "");

type Wanted = { groupId: string; name: string; domain: string };

/**
 * The accounts an unknown group most likely is, at most three each: the same external id or domain but for case and signs; where
 * there is none, names that share most of their letters. Ids one letter apart are other accounts, so they are not near.
 */
export async function nearAccounts(groups: readonly Unknown[]): Promise<Map<string, NearAccount[]>> {
  const wanted = groups.flatMap(({ groupId, called, site }): Wanted[] =>
    groupId === null ? [] : [{ groupId, name: called ?? groupId, domain: hostOf(site ?? groupId) }],
  );
  if (wanted.length === 0) return new Map();
  const same = nearest(await sameId(wanted));
  const left = wanted.filter(({ groupId }) => !same.has(groupId));
  return left.length === 0 ? same : new Map([...same, ...nearest(await alikeNames(left))]);
}

function nearest(hits: readonly Hit[]): Map<string, NearAccount[]> {
  const near = new Map<string, NearAccount[]>();
  for (const { groupId, accountId, name, why } of hits) {
    const list = near.get(groupId) ?? [];
    if (list.length < 3) near.set(groupId, [...list, { accountId, name, why }]);
  }
  return near;
}

const sameId = (wanted: readonly Wanted[]) => db.$queryRaw<Hit[]>`
  with wanted as (select w."groupId", w.domain, translate(lower(w."groupId"), ' -_./:', '') as simple
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w("groupId" text, domain text)),
    found as (
      select w."groupId", a.id, 'external id' as why, 3.0 as rank from wanted w join account a
        on translate(lower(a.external_id), ' -_./:', '') = w.simple
      union all
      select w."groupId", e.account_id, 'external id', 3.0 from wanted w join account_external_id e
        on translate(lower(e.external_id), ' -_./:', '') = w.simple
      union all
      select w."groupId", a.id, 'domain', 2.0 from wanted w join account a on lower(a.domain) = w.domain
      union all
      select w."groupId", a.id, 'domain', 1.5 from wanted w join account a on split_part(lower(a.domain), '.', 1) = w.simple),
    best as (select distinct on ("groupId", id) * from found order by "groupId", id, rank desc)
  select b."groupId", b.id as "accountId", a.name, b.why
  from best b join account a on a.id = b.id and a.merged_into_id is null order by b."groupId", b.rank desc, lower(a.name), b.id`;

/** Half of their letters or more, by threes: what shares less is seldom the same, and many do. */
const alike = 0.5;

async function alikeNames(wanted: readonly Wanted[]): Promise<Hit[]> {
  const [, hits] = await db.$transaction([
    db.$queryRaw`select set_config('pg_trgm.similarity_threshold', ${String(alike)}, true)`,
    db.$queryRaw<Hit[]>`
      select w."groupId", n.id as "accountId", n.name, 'name' as why
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w("groupId" text, name text) cross join lateral (
        select a.id, a.name, similarity(a.name, w.name) as rank from account a
        where a.name % w.name and a.merged_into_id is null order by rank desc, a.id limit 3) n
      order by w."groupId", n.rank desc, lower(n.name)`,
  ]);
  return hits;
}
