import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type GroupsInput, groupsLooked, type WaitingGroup, type WaitingGroups } from "../schema/sources.ts";
import { nearAccounts } from "./near-accounts.ts";

type Moment = string | null;
type Group = Omit<WaitingGroup, "near" | "firstAt" | "lastAt"> & {
  site: string | null;
  firstAt: Moment;
  lastAt: Moment;
};
type Found = { total: number; more: boolean; groups: Group[] };
/** A group call that gave a name is looked for among so many of a group's last events. */
const lastLooked = 500;

/**
 * The groups of a source whose events wait for an account, most events first, or those that a person chose to ignore. Counted over
 * the newest events, so that a flood of them keeps nobody waiting; a group further back is found by its exact id.
 */
export async function listGroups(input: GroupsInput): Promise<WaitingGroups> {
  const { state, page, pageSize } = input;
  const [found] = await db.$queryRaw<Found[]>`
    with found as materialized (${groupsOf(input)}),
      shown as (select * from found order by events desc, group_id nulls last limit ${pageSize} offset ${(page - 1) * pageSize})
    select (select count(*)::int from found) as total, ${moreOf(input)} as more, coalesce((
      select jsonb_agg(jsonb_build_object('groupId', s.group_id, 'events', s.events, 'people', p.people, 'firstAt', s.first_at, 'lastAt', s.last_at,
        'called', left(t.called, 200), 'site', left(t.site, 200)) order by s.events desc, s.group_id nulls last)
      from shown s ${detailsOf(input)}
    ), '[]') as groups`;
  const { total, more, groups } = found ?? { total: 0, more: false, groups: [] };
  const near = state === "waiting" ? await nearAccounts(groups) : new Map();
  const rows = groups.map(({ site, firstAt, lastAt, ...row }) => ({
    ...row,
    firstAt: firstAt === null ? null : new Date(firstAt),
    lastAt: lastAt === null ? null : new Date(lastAt),
    near: near.get(row.groupId) ?? [],
  }));
  return { rows, total, more };
}

/** Whether there are events that were not looked at; what was counted already tells it, where all of it is shown. */
function moreOf({ sourceId, state, search }: GroupsInput): Prisma.Sql {
  if (state === "waiting" && search === "")
    return Prisma.sql`(select coalesce(sum(events), 0) >= ${groupsLooked} from found)`;
  return Prisma.sql`exists (select from quarantine_event where source_id = ${sourceId} and state = ${state} offset ${groupsLooked} limit 1)`;
}

/** Of the groups s of a page: how many people sent the events that were counted, and what their last group call said. */
function detailsOf({ sourceId, state }: GroupsInput): Prisma.Sql {
  const trait = (name: string) => Prisma.sql`body #>> ${`{traits,${name}}`}::text[]`;
  const last = (columns: Prisma.Sql, limit: Prisma.Sql) => Prisma.sql`
    select ${columns} from quarantine_event where source_id = ${sourceId} and group_id = s.group_id and state = ${state}
    order by received_at desc limit ${limit}`;
  return Prisma.sql`
    cross join lateral (select count(distinct q.person)::int as people from (
      (${last(Prisma.sql`person`, Prisma.sql`s.events`)})
      union all
      (select person from quarantine_event where s.group_id is null and source_id = ${sourceId} and group_id is null and state = ${state}
        order by group_id desc, received_at desc limit s.events)) q) p
    left join lateral (
      select ${trait("name")} as called, coalesce(${trait("domain")}, ${trait("website")}) as site
      from (${last(Prisma.sql`body, received_at`, Prisma.sql`${lastLooked}`)}) q
      where body ->> 'type' = 'group' order by ${trait("name")} is null, received_at desc limit 1) t on true`;
}

/** The newest events, and all of the group whose id was typed exactly. */
function lookedAt({ sourceId, state, search }: GroupsInput): Prisma.Sql {
  const columns = search
    ? Prisma.sql`group_id, received_at, case when body ->> 'type' = 'group' then body #>> '{traits,name}' end as called`
    : Prisma.sql`group_id, received_at, null::text as called`;
  const newest = Prisma.sql`(select ${columns} from quarantine_event
    where source_id = ${sourceId} and state = ${state} order by received_at desc limit ${groupsLooked})`;
  if (search === "") return newest;
  return Prisma.sql`(select * from ${newest} n where group_id is distinct from ${search}
    union all
    (select ${columns} from quarantine_event where source_id = ${sourceId} and group_id = ${search} and state = ${state}
      order by received_at desc limit ${groupsLooked}))`;
}

/** Events of each group among those looked at. An ignored group is shown by its rule, also before it sends again. */
function groupsOf(input: GroupsInput): Prisma.Sql {
  const { sourceId, state, search } = input;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const sums = Prisma.sql`
    select group_id, count(*)::int as events, min(received_at) as first_at, max(received_at) as last_at, max(called) as called
    from ${lookedAt(input)} looked group by 1`;
  const wanted = (column: Prisma.Sql) =>
    Prisma.sql`(${search} = '' or ${column} ilike ${like} or s.called ilike ${like})`;
  if (state === "waiting") return Prisma.sql`select * from (${sums}) s where ${wanted(Prisma.sql`s.group_id`)}`;
  return Prisma.sql`
    select r.group_id, coalesce(s.events, 0) as events, s.first_at, s.last_at, s.called
    from source_group_rule r left join (${sums}) s on s.group_id = r.group_id
    where r.source_id = ${sourceId} and r.account_id is null and ${wanted(Prisma.sql`r.group_id`)}`;
}
