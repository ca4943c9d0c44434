import type { ClientBase } from "pg";
import { pools } from "#lib/db.ts";

/** Tables whose rows say about which day they are: what is older must be scored again from there. */
const dated: [table: string, day: string][] = [
  ["account", "coalesce(customer_since, current_date)"],
  ["contact", "coalesce(joined_on, current_date)"],
  ["subscription", "starts_on"],
  ["deal", "coalesce(opened_on, current_date)"],
  ["usage_daily", "day"],
  ["usage_feature_daily", "day"],
  ["ticket", "opened_at::date"],
  ["survey_response", "coalesce(answered_at, sent_at)::date"],
  ["milestone", "coalesce(completed_on, due_on, current_date)"],
  ["churn_event", "day"],
  ["custom_value", "day"],
  ["interaction", "at::date"],
];
/** What is sent of these says how they are now, and nothing of the days before. */
const present = new Set(["account", "contact"]);

type Touched = {
  client?: Pick<ClientBase, "query">;
  /** The rows were sent one by one as they changed, not loaded with their history. */
  sent?: boolean;
};

/** What an import touches is scored anew from the first day it says something about. */
export async function markTouched(
  importId: number,
  { client = pools.financeSystem, sent = false }: Touched = {},
): Promise<void> {
  const touched = dated.map(
    ([table, day]) =>
      `select account_id, min(day) as day from (select ${idOf(table)} as account_id, ${sent && present.has(table) ? "current_date" : day} as day from ${table} where import_id = $1) r group by 1`,
  );
  const patched = `select a.id, min(${sent ? "current_date" : "coalesce(a.customer_since, current_date)"}) from finance.import_before b
    join account a on a.external_id = b.key->>'external_id' where b.import_id = $1 and b.table_name = 'account' group by 1`;
  await client.query(
    `insert into account_dirty as t (account_id, since, from_day)
     select account_id, clock_timestamp(), min(day) from (${[...touched, patched].join(" union all ")}) m (account_id, day)
      where exists (select from account a where a.id = account_id) group by account_id order by account_id
     on conflict (account_id) do update set from_day = least(t.from_day, excluded.from_day),
       -- a moment that was never there before: who takes the account as scored must see that more has come
       since = greatest(excluded.since, t.since + interval '1 millisecond')`,
    [importId],
  );
}

function idOf(table: string): string {
  return table === "account" ? "id" : "account_id";
}
