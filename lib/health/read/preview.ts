import { type AlertCase, readAlertCases, readKeepers } from "#lib/engagement/read/alert-cases.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";
import type { PreviewAccount, PreviewBook } from "../schema/preview.ts";
import { readInUse } from "./history.ts";
import { listOwnMeasures, readMeasures } from "./measures.ts";
import { rowsOf } from "./rows.ts";

/** More than this is a sample by id hash: the same accounts each time, and small enough to send once. */
const MOST = 20_000;

type Row = Omit<PreviewAccount, keyof Omit<AlertCase, "id">>;

/** How large the scored book is, and which measures its last scores had data for. */
export async function readPreviewScope(): Promise<Pick<PreviewBook, "total" | "inUse">> {
  const [count] = await rowsOf<{ total: number; day: string | null }>(
    Prisma.sql`select count(*)::int as total, max(day) as day from account_health where not frozen`,
  );
  return { total: count?.total ?? 0, inUse: (count?.day && (await readInUse(count.day, await readMeasures()))) || [] };
}

const columns = Prisma.sql`select h.account_id as id, a.name, a.segment, h.measure_values as values
    from account_health h join account a on a.id = h.account_id where not h.frozen`;

/** Live accounts by id after `after`, with what a draft needs to be tried on them. */
export async function readPreviewPage(after: number, limit: number, asOf: Day): Promise<PreviewAccount[]> {
  return withCases(
    await rowsOf<Row>(Prisma.sql`${columns} and h.account_id > ${after} order by h.account_id limit ${limit}`),
    asOf,
  );
}

async function withCases(rows: Row[], asOf: Day): Promise<PreviewAccount[]> {
  const cases = await readAlertCases(
    rows.map(({ id }) => id),
    asOf,
  );
  const of = new Map(cases.map((one) => [one.id, one]));
  return rows.map((row) => ({ keepers: [], cases: 0, was: null, ...of.get(row.id), ...row }));
}

/** What a draft is tried on while it is dragged: the measure values of the live accounts as of their last score. */
export async function readPreviewBook(asOf: Day): Promise<PreviewBook> {
  const [{ total, inUse }, own] = await Promise.all([readPreviewScope(), listOwnMeasures()]);
  const sample =
    total > MOST ? Prisma.sql`order by hashint4(h.account_id) limit ${MOST}` : Prisma.sql`order by h.account_id`;
  const accounts = await withCases(await rowsOf<Row>(Prisma.sql`${columns} ${sample}`), asOf);
  const people = await readKeepers(new Set(accounts.flatMap(({ keepers }) => keepers)));
  return { accounts, people, total, inUse, own };
}
