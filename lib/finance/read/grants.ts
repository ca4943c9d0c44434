import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { GrantPage, GrantsInput } from "../schema/grants.ts";
import type { Grant } from "../schema.ts";

const live = Prisma.sql`(g.revoked_at is null and g.starts_at <= now() and (g.ends_at is null or g.ends_at > now()))`;
const state = Prisma.sql`case when g.revoked_at is not null then 'revoked' when ${live} then 'active' else 'ended' end`;
const order: Record<GrantsInput["sort"], Prisma.Sql> = {
  state: Prisma.sql`array_position(array['active', 'ended', 'revoked'], ${state})`,
  person: Prisma.sql`lower(u.name)`,
  givenBy: Prisma.sql`lower(b.name)`,
  given: Prisma.sql`g.starts_at`,
  ends: Prisma.sql`coalesce(g.revoked_at, g.ends_at)`,
};

/** "mine": those given to the caller. "given": as an admin sees them all, and a manager those to people of their own teams. */
function visibleTo(caller: Caller, which: "mine" | "given"): Prisma.Sql {
  if (which === "mine") return Prisma.sql`g.user_id = ${caller.userId}`;
  if (caller.role === "admin") return Prisma.sql`true`;
  return Prisma.sql`exists (select from team_member t where t.user_id = g.user_id and t.team_id = any(${caller.teamIds}::int[]))`;
}

function whereOf({ search, scope, state: wanted }: GrantsInput): Prisma.Sql {
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(${search} = '' or u.name ilike ${like} or b.name ilike ${like} or g.reason ilike ${like} or exists (
      select from money_grant_account m join account a on a.id = m.account_id where m.grant_id = g.id and a.name ilike ${like}))
    and (${scope}::text is null or g.scope = ${scope}::text) and (${wanted}::text is null or ${state} = ${wanted}::text)`;
}

/** One page of grants, the newest first among equals; those without an end come last when sorted by it. */
export async function listGrants(caller: Caller, which: "mine" | "given", input: GrantsInput): Promise<GrantPage> {
  const { sort, dir, page, pageSize } = input;
  const from = Prisma.sql`from money_grant g join app_user u on u.id = g.user_id join app_user b on b.id = g.given_by
    where ${visibleTo(caller, which)} and ${whereOf(input)}`;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Grant[]>`
      select g.id, u.name as person, b.name as "givenBy", g.reason, g.scope, g.starts_at as "startsAt", g.ends_at as "endsAt",
        g.revoked_at as "revokedAt", ${live} as live,
        array(select a.name from money_grant_account m join account a on a.id = m.account_id where m.grant_id = g.id order by 1) as accounts
      ${from} order by ${order[sort]} ${dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`} nulls last, g.id desc
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total ${from}`,
  ]);
  return { rows, total: count?.total ?? 0 };
}
