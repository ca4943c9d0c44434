import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { alertCases } from "../rules/alert-cases.ts";
import { late, needKind, putAside, work } from "./need-attention.ts";

/** `keepers`: the owner and who covers for them; none when nobody works it. `was`: the score that 14 days ago showed. */
export type AlertCase = { id: number; keepers: number[]; cases: number; was: number | null };

const hypotheses = Prisma.join(
  alertCases.map(({ bit, band, change }) => Prisma.sql`(${bit}::int, ${band}::text, ${change}::float8)`),
);

/** For each account under which health it would be on Today, and on whose. Churned and merged accounts are on none. */
export function readAlertCases(ids: number[], asOf: string): Promise<AlertCase[]> {
  return db.$queryRaw<AlertCase[]>`
    with book as materialized (
      select a.id, coalesce(a.cadence_days, 30) as cadence_days, a.renewal_on - ${asOf}::date as renewal_days,
        (${asOf}::date - (a.last_interaction_at at time zone 'UTC')::date) as quiet_days, late.days as late_days, work.id as work_id,
        a.merged_into_id is null and (a.churned_on is null or a.churned_on > ${asOf}::date) as live,
        round(h.score)::int - h.delta14 as was,
        array(select a.owner_id where a.owner_id is not null union select c.user_id from account_cover c
          where c.account_id = a.id and (c.until_on is null or c.until_on >= ${asOf}::date) order by 1) as keepers
      from account a join account_health h on h.account_id = a.id left join lateral ${late(Prisma.sql`a.id`, asOf)} on true
        left join lateral ${work(Prisma.sql`a.id`, asOf)} on true
      where a.id = any(${ids}::int[])),
    tried as (
      select b.id, b.bit, ${needKind} as kind
      from (select k.*, c.bit, c.band, c.delta14 from book k cross join (values ${hypotheses}) c(bit, band, delta14) where k.live) b
      cross join lateral (select b.late_days as days) late cross join lateral (select b.work_id as id) work)
    select k.id, k.keepers, k.was, coalesce(f.cases, 0) as cases
    from book k left join (select n.id, sum(n.bit)::int as cases from tried n
      where n.kind is not null and not ${putAside(asOf)} group by n.id) f on f.id = k.id
    order by k.id`;
}

/** Keepers by name. */
export function readKeepers(ids: Iterable<number>): Promise<{ id: number; name: string }[]> {
  return db.$queryRaw`select id, name from app_user where id = any(${[...ids]}::int[]) order by lower(name), id`;
}
