import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import { wideRowsOf } from "./rows.ts";

export type ScopeAccount = {
  id: number;
  segment: string | null;
  plan: string | null;
  seats: number | null;
  startedOn: Day | null;
  renewalOn: Day | null;
  /** The day it had churned by, and not come back; null while it is a customer or a trial. */
  churnedOn: Day | null;
};

const columns = ["id", "segment", "plan", "seats", "startedOn", "renewalOn", "churnedOn"] as const;

const churnedOn = (asOf: Day) => Prisma.sql`
  case
    when c.churned_on <= ${asOf}::date and not coalesce(p.live_since > c.churned_on, false) then c.churned_on
    when p.live_since is null and p.ended is not null then p.ended
  end`;

/**
 * The next accounts by id after `after` that existed on the day, with what of the account itself holds on it. `ids`
 * narrows to those accounts. Merged accounts are left out.
 */
export function readScope(asOf: Day, after: number, limit: number, ids?: number[]): Promise<ScopeAccount[]> {
  const only = ids ? Prisma.sql`and c.id = any(${ids}::int[])` : Prisma.empty;
  return wideRowsOf<ScopeAccount>(
    columns,
    Prisma.sql`
    select c.id, c.segment, c.plan, c.seats, coalesce(c.contract_start, c.customer_since) as "startedOn",
      c.renewal_on as "renewalOn", ${churnedOn(asOf)} as "churnedOn"
    from account c
    left join lateral (
      select min(starts_on) as first, max(ends_on) filter (where ends_on <= ${asOf}::date) as ended,
        max(starts_on) filter (where starts_on <= ${asOf}::date and (ends_on is null or ends_on > ${asOf}::date)) as live_since
      from active_period where account_id = c.id
    ) p on true
    where c.id > ${after} and c.merged_into_id is null ${only}
      and coalesce(least(c.customer_since, c.contract_start, c.trial_started_on, p.first), ${asOf}::date) <= ${asOf}::date
    order by c.id limit ${limit}`,
  );
}
