import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { AuditFilter, AuditInput, Entry } from "../schema.ts";
import { visibleTo } from "./visible.ts";

const nothing = Prisma.sql`false`;

/** The end of a day in the time zone of whoever asks. */
const bound = (day: string, timeZone: string) => Prisma.sql`(${day}::date::timestamp at time zone ${timeZone})`;

function shared({ userId, role, from, to }: AuditFilter, { timeZone }: Caller): Prisma.Sql[] {
  return [
    ...(userId === null ? [] : [Prisma.sql`l.user_id = ${userId}`]),
    ...(role === null ? [] : [Prisma.sql`l.role = ${role}`]),
    ...(from === null ? [] : [Prisma.sql`l.at >= ${bound(from, timeZone)}`]),
    ...(to === null ? [] : [Prisma.sql`l.at < ${bound(to, timeZone)} + interval '1 day'`]),
  ];
}

function whereDoor(asked: AuditFilter, caller: Caller): Prisma.Sql {
  const { kind, outcome, table, accountId, search } = asked;
  if (kind === "change" || table !== null) return nothing;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.join(
    [
      visibleTo(caller, Prisma.sql`l.door`),
      ...shared(asked, caller),
      ...(outcome === null ? [] : [Prisma.sql`(l.outcome = 'done') = ${outcome === "done"}`]),
      ...(accountId === null ? [] : [Prisma.sql`l.subject ~ ${`(^| )accountIds?:([0-9]+,)*${accountId}(,| |$)`}`]),
      ...(search === ""
        ? []
        : [
            Prisma.sql`(l.door ilike ${like} or l.subject ilike ${like} or l.user_id in (select id from app_user where name ilike ${like}))`,
          ]),
    ],
    " and ",
  );
}

function whereChange(asked: AuditFilter, caller: Caller): Prisma.Sql {
  const { kind, outcome, table, accountId, search } = asked;
  if (kind === "door" || outcome === "refused") return nothing;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.join(
    [
      visibleTo(caller, Prisma.sql`l.table_name`),
      ...shared(asked, caller),
      ...(table === null ? [] : [Prisma.sql`l.table_name = ${table}`]),
      ...(accountId === null ? [] : [Prisma.sql`l.account_id = ${accountId}`]),
      ...(search === ""
        ? []
        : [
            Prisma.sql`(l.door ilike ${like} or l.table_name ilike ${like} or l.system ilike ${like}
              or l.user_id in (select id from app_user where name ilike ${like})
              or l.account_id in (select id from account where name ilike ${like}))`,
          ]),
    ],
    " and ",
  );
}

type Place = { at: Date; kind: string; id: bigint };
const placeOf = (after: string): Place => {
  const [at, kind = "", id = ""] = after.split(".");
  return { at: new Date(Number(at)), kind, id: BigInt(id) };
};
const beyond = (place: Place | null, kind: string) =>
  place ? Prisma.sql`(l.at, ${kind}, l.id) < (${place.at}, ${place.kind}, ${place.id})` : Prisma.sql`true`;

/** Both logs as one list, the newest first, from `after` on; each arm walks its own index and stops at the end of the page. */
export async function listEntries(caller: Caller, asked: AuditInput): Promise<{ rows: Entry[]; next: string | null }> {
  const place = asked.after === null ? null : placeOf(asked.after);
  const rows = await db.$queryRaw<Entry[]>`
    select e.kind, e.id::text, e.at, coalesce(u.name, case when e.system is null then 'nobody' end) as person, e.role,
      e.key_id is not null as "byKey", e.system, e.door, e.op, e."table", a.name as account, e.subject, e.outcome
    from (
      (select 'door' as kind, l.id, l.at, l.user_id, l.role, l.key_id, null as system, l.door, null as op, null as "table",
         null::int as account_id, l.subject, l.outcome
       from audit_log l where ${whereDoor(asked, caller)} and ${beyond(place, "door")}
       order by l.at desc, l.id desc limit ${asked.size + 1})
      union all
      (select 'change', l.id, l.at, l.user_id, l.role, l.key_id, l.system, l.door, l.op, l.table_name, l.account_id, l.row_key::text, 'done'
       from audit_change l where ${whereChange(asked, caller)} and ${beyond(place, "change")}
       order by l.at desc, l.id desc limit ${asked.size + 1})
    ) e
    left join app_user u on u.id = e.user_id left join account a on a.id = e.account_id
    order by e.at desc, e.kind desc, e.id desc limit ${asked.size + 1}`;
  const shown = rows.slice(0, asked.size);
  const last = shown.at(-1);
  const next = rows.length > asked.size && last ? `${last.at.getTime()}.${last.kind}.${last.id}` : null;
  return { rows: shown, next };
}
