import { db } from "#lib/db.ts";
import type { DealRow, GoalRow } from "./schema.ts";

/** What the customer wants to reach: open goals by due day, then those reached. */
export function listGoals(accountId: number): Promise<GoalRow[]> {
  return db.$queryRaw<GoalRow[]>`
    select id, title, unit, baseline, target, current, to_char(due_on, 'YYYY-MM-DD') as "dueOn", to_char(reached_on, 'YYYY-MM-DD') as "reachedOn"
    from goal where account_id = ${accountId} order by reached_on is not null, due_on nulls last, id limit 200`;
}

/** Open deals by the day they are to close, then the closed ones, the latest first. */
export function listDeals(accountId: number): Promise<DealRow[]> {
  return db.$queryRaw<DealRow[]>`
    select id, name, kind, stage, case when won then 'won' when won is not null then 'lost' else 'open' end as state,
      to_char(opened_on, 'YYYY-MM-DD') as "openedOn", to_char(closes_on, 'YYYY-MM-DD') as "closesOn",
      to_char(closed_on, 'YYYY-MM-DD') as "closedOn", import_id is not null as imported
    from deal where account_id = ${accountId}
    order by won is not null, case when won is null then closes_on end nulls last, closed_on desc nulls last, id desc limit 500`;
}
