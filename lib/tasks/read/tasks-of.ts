import { db } from "#lib/db.ts";
import type { TaskCause, TaskOf } from "../schema.ts";
import { personOf } from "./task-sql.ts";

/** The tasks that came of one cause, the open ones first, by the day they are due. */
export function tasksOf({ kind, id }: TaskCause): Promise<TaskOf[]> {
  return db.$queryRaw<TaskOf[]>`
    select t.id, t.account_id as "accountId", t.title, to_char(t.due_on, 'YYYY-MM-DD') as "dueOn", t.role, u.id as "personId",
      u.name as person, t.state, to_char(t.snoozed_until, 'YYYY-MM-DD') as "snoozedUntil",
      to_char(t.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt"
    from task t left join account a on a.id = t.account_id left join app_user u on u.id = ${personOf}
    where t.cause = ${kind} and t.cause_id = ${id}
    order by t.state <> 'open', t.due_on, t.id limit 200`;
}
