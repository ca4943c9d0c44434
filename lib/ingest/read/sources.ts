import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type SourceFigures, type SourceRow, type SourcesInput, waitingMost } from "../schema/sources.ts";

const minutes = (what: Prisma.Sql, since: Prisma.Sql) =>
  Prisma.sql`coalesce((select sum(${what}) from source_minute m where m.source_id = k.id and m.minute > now() - ${since}), 0)`;
const aDay = Prisma.sql`interval '24 hours'`;
const lastAt = Prisma.sql`(select max(minute) from source_minute m where m.source_id = k.id)`;
const rate = Prisma.sql`${minutes(Prisma.sql`taken + quarantined`, Prisma.sql`interval '5 minutes'`)} / 5.0`;
const waiting = Prisma.sql`(select count(*) from (
  select from quarantine_event q where q.source_id = k.id and q.state = 'waiting' limit ${waitingMost}) few)`;

const order: Record<SourcesInput["sort"], Prisma.Sql> = {
  name: Prisma.sql`lower(k.name)`,
  last: lastAt,
  rate,
  day: minutes(Prisma.sql`taken`, aDay),
  duplicate: minutes(Prisma.sql`duplicate`, aDay),
  refused: minutes(Prisma.sql`refused`, aDay),
  waiting,
};
const state = Prisma.sql`case when k.revoked_at is not null then 'revoked' when k.expires_at <= now() then 'expired' else 'active' end`;

type Hour = { id: number; ago: number; taken: number; duplicate: number; quarantined: number; refused: number };
type Head = Omit<SourceFigures, "hours" | "line" | (typeof counted)[number]>;
const counted = ["taken", "duplicate", "quarantined", "refused"] as const;

/** The figures of the sources that `shown` names by `id`, in order of its `place`. */
async function readFigures(shown: Prisma.Sql): Promise<Omit<SourceFigures, "line">[]> {
  const heads = await db.$queryRaw<Head[]>`
    select k.id, k.name, k.prefix, ${state} as state, coalesce(s.creates_accounts, false) as "createsAccounts", ${lastAt} as "lastAt",
      (${rate})::float8 as rate, ${waiting}::int as waiting, k.created_at as "createdAt"
    from (${shown}) p join api_key k on k.id = p.id left join source s on s.key_id = k.id order by p.place`;
  const sums = Prisma.join(counted.map((name) => Prisma.raw(`sum(${name})::int as ${name}`)));
  const hours = Map.groupBy(
    await stretchesOf<Hour>(
      heads.map(({ id }) => id),
      3_600,
      sums,
    ),
    ({ id }) => id,
  );
  return heads.map((head) => {
    const own = hours.get(head.id) ?? [];
    const sum = (name: (typeof counted)[number]) => own.reduce((total, hour) => total + hour[name], 0);
    const [taken, duplicate, quarantined, refused] = counted.map(sum) as [number, number, number, number];
    const line = own.map(({ ago, ...hour }) => ({ ago, events: hour.taken + hour.quarantined }));
    return { ...head, taken, duplicate, quarantined, refused, hours: lineOf(line, 24) };
  });
}

/** Sums of the last 24 hours by stretches of so many seconds, the present one 0 stretches ago; the oldest is cut by the day's end. */
function stretchesOf<Row>(ids: number[], seconds: number, sums: Prisma.Sql): Promise<Row[]> {
  const stretch = Prisma.sql`make_interval(secs => ${seconds}::int)`;
  const at = (moment: Prisma.Sql) => Prisma.sql`date_bin(${stretch}, ${moment}, timestamptz 'epoch')`;
  return db.$queryRaw<Row[]>`
    select id, (extract(epoch from ${at(Prisma.sql`now()`)} - at) / ${seconds}::int)::int as ago, ${sums}
    from (select source_id as id, ${at(Prisma.sql`minute`)} as at, taken, duplicate, quarantined, refused
      from source_minute where source_id = any(${ids}::int[]) and minute > now() - ${aDay}) m group by id, at`;
}

function lineOf(rows: readonly { ago: number; events: number }[], places: number): number[] {
  const line = Array.from({ length: places }, () => 0);
  for (const { ago, events } of rows) if (ago < places) line[places - 1 - ago] = events;
  return line;
}

/** One page of the sources with what each sent in the last 24 hours; those that never sent come last in both directions. */
export async function listSources(input: SourcesInput): Promise<{ rows: SourceRow[]; total: number }> {
  const { search, sort, dir, page, pageSize } = input;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`k.kind = 'ingest' and (${search} = '' or k.name ilike ${like} or k.prefix ilike ${like})
    and (${input.state}::text is null or ${state} = ${input.state}::text)`;
  const way = dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const shown = Prisma.sql`
    select k.id, row_number() over (order by ${order[sort]} ${way} nulls last, lower(k.name), k.id) as place from api_key k where ${where}
    order by place limit ${pageSize} offset ${(page - 1) * pageSize}`;
  const [rows, [count]] = await Promise.all([
    readFigures(shown),
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from api_key k where ${where}`,
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** The figures of one source; null when there is no such ingest key. */
export async function getSource(sourceId: number): Promise<SourceFigures | null> {
  const [found] = await readFigures(
    Prisma.sql`select id, 1 as place from api_key where kind = 'ingest' and id = ${sourceId}`,
  );
  if (!found) return null;
  const sums = Prisma.sql`sum(taken + quarantined)::int as events`;
  return { ...found, line: lineOf(await stretchesOf<{ ago: number; events: number }>([sourceId], 600, sums), 144) };
}
