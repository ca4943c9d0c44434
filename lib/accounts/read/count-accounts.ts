import { db } from "#lib/db.ts";
import type { AccountFilters, BandCounts, Facets } from "../schema.ts";
import { type Asking, filterAccounts } from "./filter-accounts.ts";

type BandCount = { band: Exclude<keyof BandCounts, "total">; n: number };

/** How many accounts the filters leave, by band. An account that was never scored is unknown. */
export async function countAccounts(filters: AccountFilters, asking: Asking): Promise<BandCounts> {
  const { where, usesAccount } = filterAccounts(filters, asking);
  if (!usesAccount && filters.band.length + filters.confidence.length === 0) return countAll();
  // one process is quicker here than several that share two cores with everybody else's requests
  const [, rows] = await db.$transaction([
    db.$executeRaw`set local max_parallel_workers_per_gather = 0`,
    db.$queryRaw<BandCount[]>`select coalesce(h.band, 'unknown') as band, count(*)::int as n
      from account a left join account_health h on h.account_id = a.id where ${where} group by 1`,
  ]);
  return sumUp(rows);
}

/** The whole book, from the narrow indexes: two counts instead of a join. */
async function countAll(): Promise<BandCounts> {
  const rows = await db.$queryRaw<BandCount[]>`
    with scored as (select band, count(*)::int as n from account_health group by 1),
      merged as (select h.band, count(*)::int as n from account a join account_health h on h.account_id = a.id
        where a.merged_into_id is not null group by 1),
      shown as (select band, n - coalesce((select m.n from merged m where m.band = scored.band), 0) as n from scored)
    select band, n from shown
    union all select 'unknown', (select count(*)::int from account where merged_into_id is null) - coalesce(sum(n), 0)::int from shown`;
  return sumUp(rows);
}

function sumUp(rows: BandCount[]): BandCounts {
  const counts: BandCounts = { total: 0, "at-risk": 0, watch: 0, healthy: 0, unknown: 0 };
  for (const { band, n } of rows) {
    counts[band] += n;
    counts.total += n;
  }
  return counts;
}

/** What can be filtered by: only the values that occur, and the people who can own an account. */
export async function listFacets(): Promise<Facets> {
  const [kinds, people] = await Promise.all([
    db.$queryRaw<{ segment: string | null; tier: string | null; stage: string }[]>`
      select segment, tier, stage from account where merged_into_id is null group by 1, 2, 3`,
    db.$queryRaw<Facets["owners"]>`select u.id, u.name from app_user u
      where (u.status = 'active' and exists (select from user_role r where r.user_id = u.id and r.role in ('csm', 'manager')))
        or exists (select from account a where a.owner_id = u.id) order by lower(u.name), u.id`,
  ]);
  const present = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))].sort();
  return {
    segments: present(kinds.map((kind) => kind.segment)),
    tiers: present(kinds.map((kind) => kind.tier)),
    stages: present(kinds.map((kind) => kind.stage)),
    owners: people,
  };
}
