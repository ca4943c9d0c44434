import { pools } from "#lib/db.ts";
import { type Counted, rollupChecks } from "./recount-queries.ts";

/** A rollup row that is not what the raw events say; `stored` and `counted` are null where there is no row. */
export type Difference = { table: string; key: string; stored: number | null; counted: number | null };
export type Recount = { from: string; rows: number; differences: number; examples: Difference[] };

const accountsAtOnce = 1_000;
const mostExamples = 100;

/**
 * Counts every rollup again from the raw events, for the days of which all are kept (from `from` on), and compares with what is
 * stored; the live part of days of use, which imports add to. One snapshot, so that it may run while events come in.
 */
export async function recount(from: string): Promise<Recount> {
  const found: Recount = { from, rows: 0, differences: 0, examples: [] };
  const client = await pools.app.connect();
  let broken = true;
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ last: number }>(
      "select greatest((select max(account_id) from raw_event), (select max(account_id) from usage_daily), 0) as last",
    );
    const last = rows[0]?.last ?? 0;
    for (let first = 1; first <= last; first += accountsAtOnce) {
      for (const [table, text] of Object.entries(rollupChecks)) {
        const checked = await client.query<Counted>(text, [from, first, first + accountsAtOnce - 1]);
        found.rows += checked.rows.reduce((sum, { n }) => sum + n, 0);
        for (const row of checked.rows) note(found, table, row);
      }
    }
    await client.query("commit");
    broken = false;
  } finally {
    client.release(broken);
  }
  return found;
}

function note(found: Recount, table: string, { differs, keys }: Counted): void {
  found.differences += differs;
  for (const { key, stored, counted } of keys ?? [])
    if (found.examples.length < mostExamples) found.examples.push({ table, key, stored, counted });
}
