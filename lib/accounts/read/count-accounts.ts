import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { inOneProcess } from "#lib/one-process.ts";
import type { AccountFilters, BandCounts, Facets } from "../schema.ts";
import { type Asking, filterAccounts } from "./filter-accounts.ts";

type BandCount = { band: Exclude<keyof BandCounts, "total">; n: number };

/** How many accounts the filters leave, by band. An account that was never scored is unknown. */
export async function countAccounts(filters: AccountFilters, asking: Asking): Promise<BandCounts> {
  const { band, churned } = filters;
  const others = filterAccounts({ ...filters, band: [], churned: undefined }, asking);
  if (!others.usesAccount && !others.usesHealth) return countBook(band, churned, asking.asOf);
  const { where } = filterAccounts(filters, asking);
  const counted = Prisma.sql`select coalesce(h.band, 'unknown') as band, count(*)::int as n
    from account a left join account_health h on h.account_id = a.id where ${where} group by 1`;
  return sumUp(await inOneProcess<BandCount>(counted));
}

/** The whole book from two narrow indexes instead of a join; accounts without a score are what the scored ones leave over. */
async function countBook(
  bands: AccountFilters["band"],
  churned: boolean | undefined,
  asOf: string,
): Promise<BandCounts> {
  const among = (gone: Prisma.Sql) =>
    churned === undefined
      ? Prisma.sql`true`
      : churned
        ? Prisma.sql`coalesce(${gone}, false)`
        : Prisma.sql`not coalesce(${gone}, false)`;
  const rows = await db.$queryRaw<BandCount[]>`
    with scored as materialized (
      select h.band, count(*)::int as n from account_health h
      where not h.hidden and ${among(Prisma.sql`h.churned_on <= ${asOf}::date`)} group by 1
    )
    select band, n from scored
    union all select 'unknown', (
      select count(*)::int from account a where a.merged_into_id is null and ${among(Prisma.sql`a.churned_on <= ${asOf}::date`)}
    ) - coalesce(sum(n), 0)::int from scored`;
  return sumUp(rows.filter((row) => bands.length === 0 || bands.includes(row.band)));
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
  const [segments, tiers, stages, people] = await Promise.all([
    valuesOf(Prisma.sql`segment`),
    valuesOf(Prisma.sql`tier`),
    valuesOf(Prisma.sql`stage`),
    db.$queryRaw<Facets["owners"]>`select u.id, u.name from app_user u
      where (u.status = 'active' and exists (select from user_role r where r.user_id = u.id and r.role in ('csm', 'manager')))
        or exists (select from account a where a.owner_id = u.id) order by lower(u.name), u.id`,
  ]);
  return { segments, tiers, stages, owners: people };
}

/** The values of a column that occur, found by skipping from one to the next in its index: never a look at every account. */
async function valuesOf(column: Prisma.Sql): Promise<string[]> {
  const rows = await db.$queryRaw<{ value: string }[]>`
    with recursive found as (
      (select ${column} as value from account where merged_into_id is null and ${column} is not null order by ${column} limit 1)
      union all
      select (select ${column} from account where merged_into_id is null and ${column} > f.value order by ${column} limit 1)
      from found f where f.value is not null
    ) select value from found where value is not null limit 1000`;
  return rows.map((row) => row.value).sort();
}
