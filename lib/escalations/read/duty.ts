import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { Specialist } from "../schema/list.ts";
import type { DeputyLine } from "../schema/steps.ts";

/** Whether the caller keeps the queue now, and in whose place. */
export async function readDuty(caller: Caller) {
  if (caller.role === "coordinator") return { coordinates: true, standsInFor: [] };
  const rows = await db.$queryRaw<{ name: string }[]>`
    select c.name from deputies_at(now()) d join app_user c on c.id = d.coordinator_id
    where d.deputy_id = ${caller.userId}::int and ${caller.role} <> 'specialist' order by 1`;
  return { coordinates: rows.length > 0, standsInFor: rows.map(({ name }) => name) };
}

/** Active specialists of every desk. */
export function listSpecialists(): Promise<Specialist[]> {
  return db.$queryRaw<Specialist[]>`
    select u.id as "userId", u.name, r.desk from app_user u join user_role r on r.user_id = u.id and r.role = 'specialist'
    where u.status = 'active' order by r.desk, lower(u.name)`;
}

/** Deputies of now and of days to come; those that lapsed are gone from here by themselves. */
export function listDeputies(caller: Caller): Promise<DeputyLine[]> {
  return db.$queryRaw<DeputyLine[]>`
    select d.id, c.name as coordinator, u.name as deputy, to_char(d.from_on, 'YYYY-MM-DD') as "fromOn", to_char(d.until_on, 'YYYY-MM-DD') as "untilOn",
      d.coordinator_id = ${caller.userId}::int as mine,
      exists (select from deputies_at(now()) n where n.deputy_id = d.deputy_id and n.coordinator_id = d.coordinator_id)
        and (now() at time zone c.time_zone)::date >= d.from_on as "onDuty"
    from coordinator_deputy d join app_user c on c.id = d.coordinator_id join app_user u on u.id = d.deputy_id
    where d.ended_at is null and d.until_on >= (now() at time zone c.time_zone)::date order by d.from_on, d.id`;
}
