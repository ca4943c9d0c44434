import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type SourceFigures, type SourceRow, type SourcesInput, waitingMost } from "../schema/sources.ts";

const order: Record<SourcesInput["sort"], Prisma.Sql> = {
  name: Prisma.sql`lower(k.name)`,
  last: Prisma.sql`l."lastAt"`,
  rate: Prisma.sql`coalesce(m.rate, 0)`,
  day: Prisma.sql`coalesce(m.taken, 0)`,
  duplicate: Prisma.sql`coalesce(m.duplicate, 0)`,
  refused: Prisma.sql`coalesce(m.refused, 0)`,
  waiting: Prisma.sql`w.waiting`,
};
const state = Prisma.sql`case when k.revoked_at is not null then 'revoked' when k.expires_at <= now() then 'expired' else 'active' end`;

const figures = Prisma.sql`
  select k.id, k.name, k.prefix, ${state} as state, coalesce(s.creates_accounts, false) as "createsAccounts", l."lastAt",
    coalesce(m.rate, 0)::float8 as rate, coalesce(m.taken, 0)::int as taken, coalesce(m.duplicate, 0)::int as duplicate,
    coalesce(m.refused, 0)::int as refused, coalesce(m.quarantined, 0)::int as quarantined, w.waiting, k.created_at as "createdAt"
  from api_key k left join source s on s.key_id = k.id
  left join (select source_id, sum(taken) as taken, sum(duplicate) as duplicate, sum(refused) as refused, sum(quarantined) as quarantined,
      sum(taken + quarantined) filter (where minute > now() - interval '5 minutes') / 5.0 as rate
    from source_minute where minute > now() - interval '24 hours' group by source_id) m on m.source_id = k.id
  left join lateral (select max(minute) as "lastAt" from source_minute where source_id = k.id) l on true
  cross join lateral (select count(*)::int as waiting from (
    select from quarantine_event q where q.source_id = k.id and q.state = 'waiting' limit ${waitingMost}) few) w
  where k.kind = 'ingest'`;

/** One page of the sources with what each sent in the last 24 hours; those that never sent come last in both directions. */
export async function listSources(input: SourcesInput): Promise<{ rows: SourceRow[]; total: number }> {
  const { search, sort, dir, page, pageSize } = input;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`(${search} = '' or k.name ilike ${like} or k.prefix ilike ${like})
    and (${input.state}::text is null or ${state} = ${input.state}::text)`;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Omit<SourceRow, "hours">[]>`
      ${figures} and ${where}
      order by ${order[sort]} ${dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`} nulls last, lower(k.name), k.id
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<
      { total: number }[]
    >`select count(*)::int as total from api_key k where k.kind = 'ingest' and ${where}`,
  ]);
  const lines = await readLines(
    rows.map(({ id }) => id),
    3_600,
  );
  return { rows: rows.map((row) => ({ ...row, hours: lines.get(row.id) ?? [] })), total: count?.total ?? 0 };
}

/** The figures of one source; null when there is no such ingest key. */
export async function getSource(sourceId: number): Promise<SourceFigures | null> {
  const [row] = await db.$queryRaw<Omit<SourceFigures, "hours" | "line">[]>`${figures} and k.id = ${sourceId}`;
  if (!row) return null;
  const [hours, line] = await Promise.all([readLines([sourceId], 3_600), readLines([sourceId], 600)]);
  return { ...row, hours: hours.get(sourceId) ?? [], line: line.get(sourceId) ?? [] };
}

/** Events that arrived in each stretch of so many seconds of the last 24 hours, the present one last. */
async function readLines(ids: number[], seconds: number): Promise<Map<number, number[]>> {
  const places = 86_400 / seconds;
  const rows = await db.$queryRaw<{ id: number; line: number[] }[]>`
    with place as (select floor(extract(epoch from now()) / ${seconds}::int) as last),
      sums as (select source_id, floor(extract(epoch from minute) / ${seconds}::int) as at, sum(taken + quarantined)::int as events
        from source_minute where source_id = any(${ids}::int[]) and minute > now() - interval '25 hours' group by 1, 2)
    select id, array_agg(coalesce(s.events, 0) order by n desc) as line
    from place cross join unnest(${ids}::int[]) id cross join generate_series(0, ${places - 1}::int) n
    left join sums s on s.source_id = id and s.at = place.last - n group by id`;
  return new Map(rows.map(({ id, line }) => [id, line]));
}
