import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { EventName, NamesInput } from "../schema/names.ts";
import { readRules } from "./catalogue.ts";
import { nameCounts } from "./name-counts.ts";

const order: Record<NamesInput["sort"], Prisma.Sql> = {
  name: Prisma.sql`lower(n.name)`,
  events: Prisma.sql`coalesce(d.events, 0)`,
  last: Prisma.sql`n.last_seen_on`,
  first: Prisma.sql`n.first_seen_at`,
};

/** One page of the event names ever sent, with how often of late and the feature each belongs to. */
export async function listNames(input: NamesInput): Promise<{ rows: EventName[]; total: number }> {
  const { search, featureId, sort, dir, page, pageSize } = input;
  const like = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const where = Prisma.sql`(${search} = '' or n.name ilike ${like}) and ${ofFeature(featureId)}`;
  const [counts, ruleOf] = await Promise.all([nameCounts(), readRules()]);
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Omit<EventName, "pattern">[]>`
      select n.id, n.name, n.first_seen_at as "firstAt", to_char(n.last_seen_on, 'YYYY-MM-DD') as "lastOn",
        coalesce(d.events, 0)::float8 as events, f.id as "featureId", f.name as feature
      from event_name n left join feature f on f.id = n.feature_id
      left join (${counts}) d on d.id = n.id
      where ${where} order by ${order[sort]} ${dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`}, lower(n.name), n.id
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from event_name n where ${where}`,
  ]);
  return {
    rows: rows.map((row) => ({ ...row, pattern: ruleOf(row.name)?.pattern ?? null })),
    total: count?.total ?? 0,
  };
}

function ofFeature(featureId: NamesInput["featureId"]): Prisma.Sql {
  if (featureId === null) return Prisma.sql`true`;
  return featureId === "none" ? Prisma.sql`n.feature_id is null` : Prisma.sql`n.feature_id = ${featureId}`;
}
