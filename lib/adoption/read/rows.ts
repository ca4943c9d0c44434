import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { cellState } from "../rules/cell.ts";
import type { AdoptionListInput, AdoptionRow } from "../schema/list.ts";
import { windowDays } from "../schema/windows.ts";
import { featureUse } from "./feature-use.ts";
import { figureColumns, figureParts, figureRows } from "./figures.ts";
import { planHas } from "./filter.ts";

type Use = { id: number; plan: boolean; days: number; before: number };
type Stored = Omit<AdoptionRow, "cells"> & { uses: Use[] };
type Shown = Pick<AdoptionListInput, "features" | "people" | "on">;

/** The rows of these accounts, in this order, with cells of these features in theirs; of a past day they are made anew. */
export async function rowsOf(ids: readonly number[], { features, people, on }: Shown): Promise<AdoptionRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<Stored[]>`
    ${on ? madeFor([...ids], on) : Prisma.empty}
    select a.id, a.name, a.segment, a.tier, a.plan, o.name as "ownerName", to_char(a.renewal_on, 'YYYY-MM-DD') as "renewalOn",
      d.in_plan::int as "inPlan", case when d.breadth is not null then d.used::int end as used,
      case when d.breadth is not null and d.days_before is not null then d.used_before::int end as "usedBefore", d.depth,
      case when d.user_days_before > 0 then d.events_before::float8 / d.user_days_before::float8 end as "depthBefore", d.days::int as days,
      d.days_before::int as "daysBefore", d.user_days::float8 as "userDays", d.user_days_before::float8 as "userDaysBefore", d.users,
      d.users_before as "usersBefore", d.trend, to_char(d.last_on, 'YYYY-MM-DD') as "lastOn", d.quiet, d.unused::int as "unusedCount",
      array(select f.name from feature f where f.id = any(d.unused_features) order by f.name) as unused,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'plan', ${planHas}, 'days', coalesce(t.days, 0), 'before', coalesce(t.days_before, 0)))
        from feature f left join ${on ? Prisma.sql`use` : Prisma.sql`account_feature`} t on t.account_id = a.id and t.feature_id = f.id
        where f.id = any(${[...features]}::int[])), '[]') as uses, ${people ? peopleOf : Prisma.sql`null`} as people
    from unnest(${[...ids]}::int[]) with ordinality as page (id, place)
    join account a on a.id = page.id join ${on ? Prisma.sql`made` : Prisma.sql`account_adoption`} d on d.account_id = a.id
    left join app_user o on o.id = a.owner_id
    order by page.place`;
  return rows.map((row) => withCells(row, features));
}

function withCells({ uses, ...row }: Stored, features: readonly number[]): AdoptionRow {
  const byId = new Map(uses.map((use) => [use.id, use]));
  const known = row.unusedCount !== null;
  const cells = features.flatMap((featureId) => {
    const use = byId.get(featureId);
    return use ? [{ featureId, state: cellState(use.days, use.plan, known), days: use.days, before: use.before }] : [];
  });
  return { ...row, cells };
}

const madeFor = (ids: number[], day: string) => Prisma.sql`
  with use as materialized (${featureUse(ids, day)}), ${figureParts(ids, day, Prisma.sql`use`)},
    made (account_id, ${Prisma.raw(figureColumns)}) as materialized (${figureRows(day)})`;

/** People active in the 28 days to the day of d, in the 28 before, and of those the ones not since. */
const peopleOf = Prisma.sql`(
  select jsonb_build_object('now', count(*) filter (where p.now), 'before', count(*) filter (where p.before), 'quiet', count(*) filter (where not p.now))
  from (select bool_or(u.day > d.day - ${windowDays}::int) as now, bool_or(u.day <= d.day - ${windowDays}::int) as before from usage_person_daily u
    where u.account_id = d.account_id and u.day > d.day - ${2 * windowDays}::int and u.day <= d.day and u.events > 0 group by u.person) p
  having count(*) > 0)`;
