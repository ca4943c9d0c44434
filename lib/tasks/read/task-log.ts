import { db } from "#lib/db.ts";
import type { TaskLogRow } from "../schema.ts";

/** What became of a task, the latest first. */
export function listTaskLog(taskId: number): Promise<TaskLogRow[]> {
  return db.$queryRaw<TaskLogRow[]>`
    select l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, u.name as by, l.what, l.note
    from task_log l left join app_user u on u.id = l.user_id where l.task_id = ${taskId} order by l.id desc limit 200`;
}
