import type { Caller } from "#lib/caller.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";

const { sql } = Prisma;

/** SQL, with `t` a task and `a` its account: who it is on; null while it belongs to everybody of its role. */
export const personOf = sql`coalesce(t.assignee_id, case when t.role = 'csm' then a.owner_id end)`;

/** SQL: on the caller; or, while it is on nobody, of the role they act in; or of an account they cover for its owner. */
export function isMine({ userId, role }: Caller): Prisma.Sql {
  return sql`(${personOf} = ${userId}::int
    or ${personOf} is null and t.role = ${role} and (t.role <> 'specialist' or t.account_id is null)
    or t.role = 'csm' and ${personOf} = a.owner_id and exists (select from account_cover c
      where c.account_id = t.account_id and c.user_id = ${userId}::int and (c.until_on is null or c.until_on >= current_date)))`;
}

/** SQL: of the people of a manager's teams, or of the accounts that these own. */
export function isOfTeams({ role, teamIds }: Caller): Prisma.Sql {
  if (role !== "manager") return sql`false`;
  return sql`exists (select from team_member m where m.team_id = any(${teamIds}::int[])
    and m.user_id in (${personOf}, a.owner_id))`;
}

/** SQL: whether the caller may change the task: it is theirs, of their teams, of their book, or they asked for it. */
export function isTheirs(caller: Caller): Prisma.Sql {
  const ownBook = caller.role === "csm" ? sql`a.owner_id = ${caller.userId}::int` : sql`false`;
  return sql`coalesce(${isMine(caller)} or ${isOfTeams(caller)} or ${ownBook} or t.created_by = ${caller.userId}::int
    or t.handed_by = ${caller.userId}::int, false)`;
}

/** The columns of a task's row. */
export function taskColumns(caller: Caller): Prisma.Sql {
  return sql`t.id, t.account_id as "accountId", a.name as account, t.title, t.detail, to_char(t.due_on, 'YYYY-MM-DD') as "dueOn", t.role,
    p.id as "personId", p.name as person, t.priority, t.cause, t.href, t.state, to_char(t.snoozed_until, 'YYYY-MM-DD') as "snoozedUntil",
    to_char(t.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt", z.name as "closedBy",
    ${personOf} is null and t.role = ${caller.role} as free, h.name as "handedBy",
    coalesce(t.state = 'open' and t.handed_by is not null and t.assignee_id = ${caller.userId}::int, false) as "mayHandBack",
    coalesce(t.state = 'open' and t.handed_by = ${caller.userId}::int, false) as "mayTakeBack", ${isTheirs(caller)} as "mayChange"`;
}

export const taskTables = sql`task t left join account a on a.id = t.account_id left join app_user p on p.id = ${personOf}
  left join app_user h on h.id = t.handed_by left join app_user z on z.id = t.closed_by`;
