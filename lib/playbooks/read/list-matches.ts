import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { accountRights } from "#lib/subject.ts";
import type { MatchesInput, MatchRow } from "../schema/protocols.ts";

type Row = Omit<MatchRow, "at" | "endedAt" | "mayRelease"> & { at: Date; endedAt: Date | null };

const named = Prisma.sql`protocol_match m join protocol_version v on v.protocol_id = m.protocol_id and v.version = m.version
  left join account a on a.id = m.account_id left join app_user u on u.id = a.owner_id`;
const nameOf = Prisma.sql`coalesce(a.name, m.scope_name, 'The whole book')`;

function conditions({ list, protocolId, q }: Pick<MatchesInput, "list" | "protocolId" | "q">): Prisma.Sql {
  const all = [Prisma.sql`m.phase = ${list}`];
  // the shadow log keeps what is over; the lists that wait do not
  if (list !== "shadow" && list !== "held-out") all.push(Prisma.sql`m.ended_at is null`);
  if (protocolId !== null) all.push(Prisma.sql`m.protocol_id = ${protocolId}`);
  if (q !== "")
    all.push(
      Prisma.sql`(${nameOf} ilike ${`%${q.replaceAll(/[\\%_]/g, "\\$&")}%`} or u.name ilike ${`%${q.replaceAll(/[\\%_]/g, "\\$&")}%`})`,
    );
  return Prisma.join(all, " and ");
}

/** What waits, or would have fired: the longest waiting first, of a log the newest first. */
export async function listMatches(input: MatchesInput, caller: Caller): Promise<{ rows: MatchRow[]; total: number }> {
  const where = conditions(input);
  const order =
    input.list === "shadow" || input.list === "held-out"
      ? Prisma.sql`m.phase_at desc, m.id desc`
      : Prisma.sql`m.since_on, m.score nulls last, m.id`;
  const [[counted], rows] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${named} where ${where}`,
    db.$queryRaw<Row[]>`
      select m.id::int, m.protocol_id as "protocolId", v.definition ->> 'name' as protocol, m.account_id as "accountId", ${nameOf} as name,
        m.scope_kind as "scopeKind", u.name as owner, to_char(m.since_on, 'YYYY-MM-DD') as since, m.phase_at as at, m.ended_at as "endedAt", m.why, m.score
      from ${named} where ${where} order by ${order} limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`,
  ]);
  const rights = await accountRights([...new Set(rows.flatMap(({ accountId }) => accountId ?? []))], caller);
  const own = new Set(rights.filter(({ change }) => change).map(({ id }) => id));
  const manager = caller.role === "manager";
  return {
    total: counted?.total ?? 0,
    rows: rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      mayRelease: manager && (row.accountId === null || own.has(row.accountId)),
    })),
  };
}
