import { db } from "#lib/db.ts";
import { hideSecrets } from "../rules/hide-secrets.ts";
import type { RefusalRow } from "../schema/sources.ts";

/** Why a source's events of the last days were refused, newest day first, the most of a day before the rest. */
export async function listRefusals(sourceId: number, days: number): Promise<RefusalRow[]> {
  const rows = await db.$queryRaw<(Omit<RefusalRow, "sample"> & { sample: unknown })[]>`
    select reason, to_char(day, 'YYYY-MM-DD') as day, count::int as count, last_at as "lastAt", sample
    from source_refusal where source_id = ${sourceId} and day > current_date - ${days}::int
    order by day desc, count desc, reason limit 200`;
  return rows.map((row) => ({ ...row, sample: row.sample === null ? "" : hideSecrets(row.sample) }));
}
