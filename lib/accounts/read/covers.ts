import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { accountRights } from "#lib/subject.ts";
import type { CoverLine, CoverPage, CoversInput } from "../schema/covers.ts";

type Row = Omit<CoverLine, "mayEnd"> & { total: number };

/** Who works whose accounts beside them, until when, and whether the caller may end it. */
export async function listCovers(input: CoversInput, caller: Caller, asOf: string): Promise<CoverPage> {
  const like = `%${input.q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const mine = input.mine
    ? Prisma.sql`and (v.user_id = ${caller.userId}::int or a.owner_id = ${caller.userId}::int)`
    : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>`
    select v.user_id as "userId", u.name, a.owner_id as "ownerId", o.name as "ownerName",
      to_char(v.until_on, 'YYYY-MM-DD') as "untilOn", array_agg(a.id order by lower(a.name), a.id) as "accountIds",
      to_json((array_agg(json_build_object('id', a.id, 'name', a.name) order by lower(a.name), a.id))[1:5]) as first,
      count(*) over ()::int as total
    from account_cover v join account a on a.id = v.account_id join app_user u on u.id = v.user_id
    left join app_user o on o.id = a.owner_id
    where (v.until_on is null or v.until_on >= ${asOf}::date) and a.merged_into_id is null ${mine}
      and (${input.q} = '' or u.name ilike ${like} or o.name ilike ${like} or a.name ilike ${like})
    group by 1, 2, 3, 4, v.until_on
    order by lower(u.name), v.user_id, v.until_on nulls last, lower(o.name), 3
    limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`;
  const rights = await accountRights([...new Set(rows.flatMap((row) => row.accountIds))], caller);
  const mayChange = new Set(rights.filter(({ change }) => change).map(({ id }) => id));
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, ...row }) => ({
      ...row,
      mayEnd: row.accountIds.every((accountId) => mayChange.has(accountId)),
    })),
  };
}
