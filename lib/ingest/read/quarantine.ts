import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { GroupsInput, WaitingGroup } from "../schema/sources.ts";
import { nearAccounts } from "./near-accounts.ts";

type Group = Omit<WaitingGroup, "near"> & { site: string | null };
/** A group call that gave a name is looked for among so many of a group's last events. */
const lastLooked = 500;

/** The groups of a source whose events wait for an account, most events first, or those that a person chose to ignore. */
export async function listGroups(input: GroupsInput): Promise<{ rows: WaitingGroup[]; total: number }> {
  const { sourceId, state, page, pageSize } = input;
  const trait = (name: string) => Prisma.sql`body #>> ${`{traits,${name}}`}::text[]`;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Group[]>`
      with shown as (${groupsOf(input)} order by events desc, group_id nulls last limit ${pageSize} offset ${(page - 1) * pageSize})
      select s.group_id as "groupId", s.events, s.people, s.first_at as "firstAt", s.last_at as "lastAt",
        left(t.called, 200) as called, left(t.site, 200) as site
      from shown s left join lateral (
        select ${trait("name")} as called, coalesce(${trait("domain")}, ${trait("website")}) as site
        from (select body, received_at from quarantine_event where source_id = ${sourceId} and group_id = s.group_id and state = ${state}
          order by received_at desc limit ${lastLooked}) q
        where body ->> 'type' = 'group' order by ${trait("name")} is null, received_at desc limit 1) t on true
      order by s.events desc, s.group_id nulls last`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from (${groupsOf(input)}) g`,
  ]);
  const near = state === "waiting" ? await nearAccounts(rows) : new Map();
  return {
    rows: rows.map(({ site, ...row }) => ({ ...row, near: near.get(row.groupId) ?? [] })),
    total: count?.total ?? 0,
  };
}

const sums = Prisma.sql`count(q.message_id)::int as events, count(distinct q.person)::int as people,
  min(q.received_at) as first_at, max(q.received_at) as last_at`;

/** An ignored group is shown by its rule, also before it sends again. */
function groupsOf({ sourceId, state, search }: GroupsInput): Prisma.Sql {
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  if (state === "ignored")
    return Prisma.sql`
      select r.group_id, ${sums} from source_group_rule r
      left join quarantine_event q on q.source_id = r.source_id and q.group_id = r.group_id and q.state = 'ignored'
      where r.source_id = ${sourceId} and r.account_id is null and (${search} = '' or r.group_id ilike ${like}) group by r.group_id`;
  const found = search
    ? Prisma.sql`having q.group_id ilike ${like} or bool_or(q.body #>> '{traits,name}' ilike ${like})`
    : Prisma.empty;
  return Prisma.sql`
    select q.group_id, ${sums} from quarantine_event q where q.source_id = ${sourceId} and q.state = 'waiting' group by q.group_id ${found}`;
}
