import { db } from "#lib/db.ts";

/** `day`: as of when the figures are, null before they were ever made; `mark`: the features they were made with; `markNow`: those there are. */
export type Made = { day: string | null; mark: string | null; markNow: string };

export async function readMade(): Promise<Made> {
  const rows = await db.$queryRaw<Made[]>`
    select s.value ->> 'day' as day, s.value ->> 'mark' as mark,
      (select md5(coalesce(string_agg(f.id || ':' || f.plans::text, ',' order by f.id), '')) from feature f) as "markNow"
    from (select 1) one left join setting s on s.key = 'adoption'`;
  return rows[0] ?? { day: null, mark: null, markNow: "" };
}
