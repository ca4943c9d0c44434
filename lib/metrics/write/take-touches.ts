import { db } from "#lib/db.ts";

/** Which tables changed since the last time it was asked; each change is handed out once. */
export async function takeTouches(): Promise<string[]> {
  const rows = await db.$queryRaw<{ source: string }[]>`
    with taken as (delete from metric_touch returning source) select distinct source from taken`;
  return rows.map((row) => row.source);
}
