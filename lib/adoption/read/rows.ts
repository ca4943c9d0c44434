import { db } from "#lib/db.ts";
import { cellState } from "../rules/cell.ts";
import type { AdoptionRow } from "../schema/list.ts";
import { planHas } from "./filter.ts";

type Use = { id: number; plan: boolean; days: number; before: number };
type Stored = Omit<AdoptionRow, "cells"> & { uses: Use[] };

/** The rows of these accounts, in this order, with cells of these features in theirs. */
export async function rowsOf(ids: readonly number[], features: readonly number[]): Promise<AdoptionRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<Stored[]>`
    select a.id, a.name, a.segment, a.tier, a.plan, o.name as "ownerName", to_char(a.renewal_on, 'YYYY-MM-DD') as "renewalOn",
      d.in_plan as "inPlan", case when d.breadth is not null then d.used end as used,
      case when d.breadth is not null and d.days_before is not null then d.used_before end as "usedBefore", d.depth,
      case when d.user_days_before > 0 then d.events_before::float8 / d.user_days_before end as "depthBefore", d.days, d.days_before as "daysBefore",
      d.user_days::float8 as "userDays", d.user_days_before::float8 as "userDaysBefore", d.users, d.users_before as "usersBefore",
      d.trend, to_char(d.last_on, 'YYYY-MM-DD') as "lastOn", d.quiet, d.unused as "unusedCount",
      array(select f.name from feature f where f.id = any(d.unused_features) order by f.name) as unused,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'plan', ${planHas}, 'days', coalesce(t.days, 0), 'before', coalesce(t.days_before, 0)))
        from feature f left join account_feature t on t.account_id = a.id and t.feature_id = f.id where f.id = any(${[...features]}::int[])), '[]') as uses
    from unnest(${[...ids]}::int[]) with ordinality as page (id, place)
    join account a on a.id = page.id join account_adoption d on d.account_id = a.id left join app_user o on o.id = a.owner_id
    order by page.place`;
  return rows.map(({ uses, ...row }) => {
    const byId = new Map(uses.map((use) => [use.id, use]));
    const known = row.unusedCount !== null;
    const cells = features.flatMap((featureId) => {
      const use = byId.get(featureId);
      return use
        ? [{ featureId, state: cellState(use.days, use.plan, known), days: use.days, before: use.before }]
        : [];
    });
    return { ...row, cells };
  });
}
