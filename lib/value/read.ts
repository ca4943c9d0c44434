import { db } from "#lib/db.ts";
import type { GoalRow } from "./schema.ts";

/** What the customer wants to reach: open goals by due day, then those reached. */
export function listGoals(accountId: number): Promise<GoalRow[]> {
  return db.$queryRaw<GoalRow[]>`
    select id, title, unit, baseline, target, current, to_char(due_on, 'YYYY-MM-DD') as "dueOn", to_char(reached_on, 'YYYY-MM-DD') as "reachedOn"
    from goal where account_id = ${accountId} order by reached_on is not null, due_on nulls last, id limit 200`;
}
