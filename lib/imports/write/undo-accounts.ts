import type { PoolClient } from "pg";
import type { Conflict } from "../schema.ts";

/** What keeps an account alive: rows of people and other imports. What is derived from them goes with it. */
const hangers = [
  "contact",
  "subscription",
  "deal",
  "ticket",
  "survey_response",
  "interaction",
  "pulse",
  "onboarding_plan",
  "milestone",
  "churn_event",
  "custom_value",
  "goal",
  "reference_customer",
  "usage_daily",
  "usage_feature_daily",
  "event_daily",
  "source_person",
  "source_group_rule",
  "book_move",
  "account_cover",
  "band_override",
  "escalation",
  "finance.money_custom_value",
  "finance.invoice",
];
const derived = ["score_daily", "account_dirty"];
/** A ledger keeps its rows and their reversals: the account that they stand on stays. */
const ledger = "exists (select from finance.revenue_movement h where h.account_id = a.id and not h.derived)";

/** `finishedAt`: accounts changed after the import ended were changed by somebody else. */
export async function undoAccounts(client: PoolClient, importId: number, finishedAt: Date): Promise<Conflict[]> {
  const image =
    "b.import_id = $1 and b.table_name = 'account' and b.key = jsonb_build_object('external_id', a.external_id)";
  const held = await client.query<{ n: number }>(
    "select count(distinct key)::int as n from finance.import_before b where b.import_id = $1 and b.table_name = 'account'",
    [importId],
  );
  const columns = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'account'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        and attname not in ('id', 'external_id', 'paying', 'created_at')`,
  );
  const names = columns.rows.map((row) => row.name);
  const restored = await client.query(
    `update account a set (${names.join(", ")}) = (select ${names.map((name) => `r.${name}`).join(", ")} from jsonb_populate_record(null::account, b.before) r)
       from finance.import_before b where ${image} and a.updated_at <= $2`,
    [importId, finishedAt],
  );
  const inUse = [...hangers.map((table) => `exists (select from ${table} h where h.account_id = a.id)`), ledger].join(
    " or ",
  );
  const gone = await client.query<{ id: number }>(
    `delete from account a where a.import_id = $1 and a.updated_at <= $2 and not (${inUse})
        and not exists (select from finance.import_before b where ${image}) returning id`,
    [importId, finishedAt],
  );
  const ids = gone.rows.map((row) => row.id);
  for (const table of derived) await client.query(`delete from ${table} where account_id = any($1)`, [ids]);
  const left = await client.query<{ n: number }>("select count(*)::int as n from account where import_id = $1", [
    importId,
  ]);
  return conflictsOf((held.rows[0]?.n ?? 0) - (restored.rowCount ?? 0), left.rows[0]?.n ?? 0);
}

function conflictsOf(changed: number, kept: number): Conflict[] {
  const out: Conflict[] = [];
  if (changed > 0)
    out.push({
      table: "account",
      count: changed,
      message: `${changed.toLocaleString("en")} accounts changed since and keep their values.`,
    });
  if (kept > 0)
    out.push({
      table: "account",
      count: kept,
      message: `${kept.toLocaleString("en")} accounts stay: they changed since, or something else hangs on them.`,
    });
  return out;
}
