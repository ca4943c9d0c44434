import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { bookOfCaller } from "#lib/engagement/read/book.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { InterventionRow, InterventionsInput } from "../schema/interventions.ts";

export type StoredIntervention = Omit<InterventionRow, "openedAt" | "endedAt"> & {
  openedAt: Date;
  endedAt: Date | null;
};

export const namedInterventions = Prisma.sql`intervention i join protocol_version v on v.protocol_id = i.protocol_id and v.version = i.version
  left join account a on a.id = i.account_id left join app_user u on u.id = a.owner_id`;
const nameOf = Prisma.sql`coalesce(a.name, i.scope_name, 'The whole book')`;
export const interventionColumns = Prisma.sql`i.id, i.protocol_id as "protocolId", v.definition ->> 'name' as protocol, i.account_id as "accountId",
  ${nameOf} as name, i.scope_kind as "scopeKind", u.name as owner, i.opened_at as "openedAt", i.why ->> 'text' as why, i.state,
  to_char(i.snoozed_until, 'YYYY-MM-DD') as "snoozedUntil", i.outcome, i.reason, i.ended_at as "endedAt",
  least(i.step, jsonb_array_length(v.definition -> 'steps')) as done, jsonb_array_length(v.definition -> 'steps') as steps`;

export const presentIntervention = (row: StoredIntervention): InterventionRow => ({
  ...row,
  openedAt: row.openedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});

const sortKeys: Record<InterventionsInput["sort"], Prisma.Sql> = {
  opened: Prisma.sql`i.opened_at`,
  account: Prisma.sql`lower(${nameOf})`,
  protocol: Prisma.sql`lower(v.definition ->> 'name')`,
};

function conditions(
  { q, state, protocolId, accountId, mine }: InterventionsInput,
  caller: Caller,
  asOf: string,
): Prisma.Sql {
  const all = [Prisma.sql`not i.held_out`];
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  if (q !== "")
    all.push(Prisma.sql`(${nameOf} ilike ${like} or u.name ilike ${like} or v.definition ->> 'name' ilike ${like})`);
  if (state !== null) all.push(Prisma.sql`i.state = ${state}`);
  if (protocolId !== null) all.push(Prisma.sql`i.protocol_id = ${protocolId}`);
  if (accountId !== null) all.push(Prisma.sql`i.account_id = ${accountId}`);
  if (mine) all.push(Prisma.sql`i.account_id in (${bookOfCaller(caller, asOf)})`);
  return Prisma.join(all, " and ");
}

export async function listInterventions(
  input: InterventionsInput,
  caller: Caller,
  asOf: string,
): Promise<{ rows: InterventionRow[]; total: number }> {
  const where = conditions(input, caller, asOf);
  const way = input.dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const [[counted], rows] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${namedInterventions} where ${where}`,
    db.$queryRaw<StoredIntervention[]>`
      select ${interventionColumns} from ${namedInterventions} where ${where}
      order by ${sortKeys[input.sort]} ${way} nulls last, i.id desc limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`,
  ]);
  return { total: counted?.total ?? 0, rows: rows.map(presentIntervention) };
}
