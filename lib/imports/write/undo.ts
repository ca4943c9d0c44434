import type { PoolClient } from "pg";
import { db, pools } from "#lib/db.ts";
import { announce } from "#lib/live/write.ts";
import { log } from "#lib/log.ts";
import type { Conflict } from "../schema.ts";
import { moveImport } from "./imports.ts";
import { clearLinks } from "./links.ts";
import { markTouched } from "./mark-touched.ts";
import { undoAccounts } from "./undo-accounts.ts";
import { undoUsage } from "./undo-usage.ts";

type Kept = { table: string; key: string[]; what: string; keep?: string };

/** What a person said of a deal since; what the import said of it is gone by then. */
const priced = "exists (select from finance.deal_amount m where m.account_id = t.account_id and m.deal_id = t.id)";

/** What hangs on others goes first. Keys as the before-images name them. `keep`: rows (t) that stay although nobody changed them. */
const tables: Kept[] = [
  { table: "custom_value", key: ["account_id", "metric_id", "day"], what: "custom values" },
  { table: "finance.money_custom_value", key: ["account_id", "metric_id", "day"], what: "custom amounts" },
  { table: "survey_response", key: ["account_id", "external_id"], what: "survey answers" },
  { table: "interaction", key: ["account_id", "external_id"], what: "interactions" },
  { table: "milestone", key: ["account_id", "external_id"], what: "milestones" },
  { table: "onboarding_plan", key: ["account_id", "external_id"], what: "onboarding plans" },
  { table: "churn_event", key: ["account_id", "external_id"], what: "churn events" },
  { table: "finance.deal_amount", key: ["account_id", "deal_id"], what: "deal amounts" },
  { table: "deal", key: ["account_id", "external_id"], what: "deals", keep: priced },
  { table: "ticket", key: ["account_id", "external_id"], what: "tickets" },
  { table: "finance.invoice", key: ["account_id", "external_id"], what: "invoices" },
  { table: "finance.subscription_price", key: ["account_id", "subscription_id"], what: "prices" },
  { table: "subscription", key: ["account_id", "external_id"], what: "subscriptions" },
  { table: "contact", key: ["account_id", "external_id"], what: "contacts" },
];

/**
 * Job "imports.undo": takes back a whole import in one transaction. What it added goes, what it changed gets its before-image back,
 * ledgers get reversals; a row that someone or something else changed since stays, and is counted as a conflict.
 */
export async function undoImport(importId: number): Promise<void> {
  const found = await db.import.findUnique({ where: { id: importId } });
  if (found?.state !== "undoing") return;
  const client = await pools.financeSystem.connect();
  try {
    await markTouched(importId);
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('imports.run'))");
    const conflicts = await takeBack(client, importId, found.finishedAt ?? new Date());
    await client.query("update import set totals = $2 where id = $1", [importId, { conflicts }]);
    await client.query("commit");
    await clearLinks(importId);
    await moveImport(importId, ["undoing"], "undone", { undoneAt: new Date(), error: null });
    announce("accounts", "metrics", "scores", "today");
  } catch (error) {
    await client.query("rollback");
    log.error({ importId, err: error }, "undo failed");
    await moveImport(importId, ["undoing"], "done", {
      error: "The undo stopped on a fault of ours and took nothing back. Try it again.",
    });
  } finally {
    client.release();
  }
}

async function takeBack(client: PoolClient, importId: number, finishedAt: Date): Promise<Conflict[]> {
  // a row last written by a transaction of the import itself was not touched since
  await client.query(
    `create temporary table own_work on commit drop as
     select distinct (key #>> '{}')::bigint % 4294967296 as xid from finance.import_before where import_id = $1 and table_name = 'transaction'`,
    [importId],
  );
  await reverseLedger(client, importId);
  const conflicts = await undoUsage(client, importId);
  for (const kept of tables) {
    const { table, what } = kept;
    const count = await takeBackTable(client, importId, kept);
    if (count)
      conflicts.push({
        table,
        count,
        message: `${count.toLocaleString("en")} ${what} changed since and stay as they are.`,
      });
  }
  return [...conflicts, ...(await undoAccounts(client, importId, finishedAt))];
}

async function takeBackTable(client: PoolClient, importId: number, { table, key, keep }: Kept): Promise<number> {
  const keyOf = `jsonb_build_object(${key.map((column) => `'${column}', t.${column}`).join(", ")})`;
  const own = `t.import_id = $1 and t.xmin::text::bigint in (select xid from own_work)${keep ? ` and not ${keep}` : ""}`;
  const images = `finance.import_before b where b.import_id = $1 and b.table_name = '${table}'`;
  const columns = await columnsOf(client, table, key);
  const restored = await client.query(
    `update ${table} t set (${columns.join(", ")}) = (select ${columns.map((column) => `r.${column}`).join(", ")} from jsonb_populate_record(null::${table}, b.before) r)
       from ${images} and b.key = ${keyOf} and ${own}`,
    [importId],
  );
  const held = await client.query<{ n: number }>(`select count(*)::int as n from ${images}`, [importId]);
  // a restored row names its earlier import again, or none: what still names this one was added by it
  await client.query(
    `delete from ${table} t where ${own} and not exists (select from ${images} and b.key = ${keyOf})`,
    [importId],
  );
  const left = await client.query<{ n: number }>(`select count(*)::int as n from ${table} t where t.import_id = $1`, [
    importId,
  ]);
  const lost = (held.rows[0]?.n ?? 0) - (restored.rowCount ?? 0);
  return Math.max(left.rows[0]?.n ?? 0, lost);
}

async function columnsOf(client: PoolClient, table: string, key: string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> all($2)`,
    [table, [...key, "id"]],
  );
  return rows.map((row) => row.name);
}

/** Movements entered by an import are never removed: a reversal stands beside each. Derived ones follow from what they derive from. */
async function reverseLedger(client: PoolClient, importId: number) {
  await client.query(
    `insert into finance.revenue_movement (account_id, day, kind, amount_minor, currency, price_rise, subscription_id, derived, reverses_id)
     select m.account_id, m.day, m.kind, -m.amount_minor, m.currency, m.price_rise, m.subscription_id, false, m.id from finance.revenue_movement m
      where m.import_id = $1 and not m.derived and m.reverses_id is null
        and not exists (select from finance.revenue_movement r where r.account_id = m.account_id and r.reverses_id = m.id)`,
    [importId],
  );
}
