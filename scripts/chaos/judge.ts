import { config } from "#lib/config.ts";
import { pools } from "#lib/db.ts";
import { readRawFrom } from "#lib/ingest/write/partitions.ts";
import { recount } from "#lib/ingest/write/recount.ts";
import { keyOf, type Ledger } from "./ledger.ts";

/** What was promised and is not so, as some message ids or keys each; and how much was looked at. */
export type Findings = {
  acknowledged: number;
  /** Acknowledged, and neither stored nor waiting. */
  lost: string[];
  /** Stored more often than once, or never sent. */
  twice: string[];
  /** Stored for another account than it was sent for. */
  misplaced: string[];
  /** Events without a receipt, receipts without an event. */
  withoutReceipt: number;
  /** Events that count, as stored, less the sum of the rollups of days. */
  miscounted: number;
  rollupRows: number;
  /** Rollup rows that a recount of the raw events gives otherwise. */
  differences: string[];
};

type Stored = { sourceId: number; messageId: string; account: string | null; counts: boolean };

const held = `
  select e.source_id as "sourceId", e.message_id as "messageId", a.external_id as account, e.name_id is not null as counts
    from raw_event e left join account a on a.id = e.account_id where e.source_id = any($1::int[])
  union all select source_id, message_id, null, false from quarantine_event where source_id = any($1::int[])`;
const unreceipted = `
  select count(*)::int as n from (select * from raw_event where source_id = any($1::int[])) e
    full join (select * from event_receipt where source_id = any($1::int[])) r using (source_id, message_id, account_id)
   where e.message_id is null or r.message_id is null`;
const counted = "select coalesce(sum(sent), 0)::int as n from usage_daily";

/** Compares what the senders know with what the database has; works while events come in. No other source may send. */
export async function judge(ledger: Ledger, sourceIds: readonly number[]): Promise<Findings> {
  const acknowledged = [...ledger.acknowledged];
  const client = await pools.app.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<Stored>(held, [sourceIds]);
    const receipts = await client.query<{ n: number }>(unreceipted, [sourceIds]);
    const days = await client.query<{ n: number }>(counted);
    await client.query("commit");
    const { rows: rollupRows, examples } = await recount(await readRawFrom(new Date(), config.rawDays));
    return {
      acknowledged: acknowledged.length,
      ...compare(ledger, acknowledged, rows),
      withoutReceipt: receipts.rows[0]?.n ?? 0,
      miscounted: rows.filter(({ counts }) => counts).length - (days.rows[0]?.n ?? 0),
      rollupRows,
      differences: examples.map(({ table, key, stored, counted }) => `${table} ${key}: ${stored}, not ${counted}`),
    };
  } finally {
    client.release();
  }
}

function compare(ledger: Ledger, acknowledged: string[], rows: Stored[]) {
  const seen = new Set<string>();
  const twice: string[] = [];
  const misplaced: string[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const sent = ledger.sent.get(key);
    if (seen.has(key) || !sent) twice.push(key);
    seen.add(key);
    if (sent && (sent.account !== row.account || (sent.account !== null && sent.counts !== row.counts)))
      misplaced.push(`${key}: ${row.account} for ${sent.account}`);
  }
  return { lost: acknowledged.filter((key) => !seen.has(key)), twice, misplaced };
}
