import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";

export type AuditRow = {
  id: string;
  at: Date;
  person: string;
  role: string | null;
  byKey: boolean;
  door: string;
  subject: string | null;
  outcome: string;
};
type AuditFilter = { search: string; page: number; pageSize: number };

/** What was done through the doors, newest first: everything for an admin, own teams' for a manager, else one's own (SPEC). */
export async function listAudit(caller: Caller, { search, page, pageSize }: AuditFilter): Promise<AuditRow[]> {
  const like = `%${search}%`;
  return db.$queryRaw<AuditRow[]>`
    select l.id::text, l.at, coalesce(u.name, 'nobody') as person, l.role, l.key_id is not null as "byKey", l.door, l.subject, l.outcome
    from audit_log l left join app_user u on u.id = l.user_id
    where (${caller.role === "admin"} or l.user_id = ${caller.userId}
        or (${caller.role === "manager"} and exists (
          select from team_member t where t.user_id = l.user_id and t.team_id = any(${caller.teamIds}::int[])))
        or (${caller.role === "coordinator"} and l.door like 'escalations.%'))
      and (${search} = '' or u.name ilike ${like} or l.door ilike ${like} or l.subject ilike ${like})
    order by l.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`;
}
