import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { AdoptionOverview, FeatureLine, SegmentLine } from "../schema/list.ts";
import { readMade } from "./made.ts";

const line = Prisma.sql`s.accounts, s.known, s.used::float8 as used, s.used_before::float8 as "usedBefore", s.in_plan::float8 as "inPlan",
  s.events::float8 as events, s.events_before::float8 as "eventsBefore", s.user_days::float8 as "userDays", s.user_days_before::float8 as "userDaysBefore",
  s.days::float8 as days, s.days_before::float8 as "daysBefore"`;

/** The figures of the book, of each feature and of each segment, and what the list can be filtered by. */
export async function readAdoptionOverview(): Promise<AdoptionOverview> {
  const [{ day }, whole, features, segments, choices] = await Promise.all([
    readMade(),
    db.$queryRaw<NonNullable<AdoptionOverview["whole"]>[]>`
      select ${line} from adoption_slice s where s.kind = 'whole' and s.feature_id = 0`,
    db.$queryRaw<FeatureLine[]>`
      select f.id, f.key, f.name, ${line} from adoption_slice s join feature f on f.id = s.feature_id
      where s.kind = 'whole' order by s.used desc, s.days desc, lower(f.name), f.id limit 200`,
    db.$queryRaw<SegmentLine[]>`
      select nullif(s.slice, '') as segment, ${line}, coalesce((
        select jsonb_agg(jsonb_build_object('id', t.feature_id, 'used', t.used, 'inPlan', t.in_plan)) from adoption_slice t
        where t.kind = 'segment' and t.slice = s.slice and t.feature_id > 0), '[]') as features
      from adoption_slice s where s.kind = 'segment' and s.feature_id = 0 order by s.accounts, s.slice limit 200`,
    readChoices(),
  ]);
  return { day, whole: whole[0] ?? null, features, segments, choices };
}

async function readChoices(): Promise<AdoptionOverview["choices"]> {
  const [segments, tiers, plans, teams, owners] = await Promise.all([
    db.$queryRaw<{ id: string; name: string }[]>`
      select slice as id, slice as name from adoption_slice where kind = 'segment' and feature_id = 0 and slice <> '' order by slice`,
    valuesOf(Prisma.sql`tier`),
    valuesOf(Prisma.sql`plan`),
    db.$queryRaw<{ id: string; name: string }[]>`select id::text, name from team order by name, id limit 200`,
    db.$queryRaw<{ id: string; name: string }[]>`
      select u.id::text, u.name from app_user u where exists (select from account a where a.owner_id = u.id) order by lower(u.name), u.id limit 1000`,
  ]);
  return { segments, tiers, plans, teams, owners };
}

/** The values that occur, found by skipping from one to the next in the index. */
async function valuesOf(column: Prisma.Sql): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`
    with recursive found as (
      (select ${column} as value from account where merged_into_id is null and ${column} is not null order by ${column} limit 1)
      union all
      select (select ${column} from account where merged_into_id is null and ${column} > f.value order by ${column} limit 1)
      from found f where f.value is not null
    ) select value as id, value as name from found where value is not null limit 500`;
}
