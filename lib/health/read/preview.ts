import { Prisma } from "#lib/generated/prisma/client.ts";
import { readInUse } from "./history.ts";
import { rowsOf } from "./rows.ts";

/** More than this is a sample by id hash: the same accounts each time, and small enough to send once. */
const MOST = 20_000;

export type PreviewAccount = { id: number; name: string; segment: string | null; values: (number | null)[] };

/** What a draft is tried on: the measure values of the live accounts as of their last score. */
export async function readPreviewBook() {
  const [count] = await rowsOf<{ total: number; day: string | null }>(
    Prisma.sql`select count(*)::int as total, max(day) as day from account_health where not frozen`,
  );
  const total = count?.total ?? 0;
  const sample =
    total > MOST ? Prisma.sql`order by hashint4(h.account_id) limit ${MOST}` : Prisma.sql`order by h.account_id`;
  const accounts = await rowsOf<PreviewAccount>(Prisma.sql`
    select h.account_id as id, a.name, a.segment, h.measure_values as values
    from account_health h join account a on a.id = h.account_id where not h.frozen ${sample}`);
  const inUse = (count?.day && (await readInUse(count.day))) || [];
  return { accounts, total, inUse };
}
