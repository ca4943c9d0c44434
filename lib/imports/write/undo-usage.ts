import type { PoolClient } from "pg";
import type { Conflict } from "../schema.ts";
import { importedUsers, withLiveEvents, withLiveUsers } from "./objects/usage-parts.ts";

const tables = [
  {
    table: "usage_feature_daily",
    key: ["account_id", "feature_id", "day"],
    users: "users",
    what: "days of use of a feature",
  },
  { table: "usage_daily", key: ["account_id", "day"], users: "active_users", what: "days of use" },
];

/**
 * Takes back the imported part of days of use: it is again what it was before the import, or nothing. What live events sent stays,
 * whenever it came. A day that a later import has replaced is that import's, and counted as a conflict.
 */
export async function undoUsage(client: PoolClient, importId: number): Promise<Conflict[]> {
  const conflicts: Conflict[] = [];
  for (const one of tables) {
    const { restored, held } = await undoTable(client, importId, one);
    const count = held - restored;
    const message = `${count.toLocaleString("en")} ${one.what} changed since and stay as they are.`;
    if (count > 0) conflicts.push({ table: one.table, count, message });
  }
  return conflicts;
}

async function undoTable(client: PoolClient, importId: number, { table, key, users }: (typeof tables)[number]) {
  const keyOf = `jsonb_build_object(${key.map((column) => `'${column}', t.${column}`).join(", ")})`;
  const images = `finance.import_before b where b.import_id = $1 and b.table_name = '${table}'`;
  // images from before there were live events do not tell of them
  const before = `jsonb_build_object('sent', 0, 'sent_users', 0) || b.before`;
  const restored = await client.query(
    `update ${table} t set (events, ${users}, import_id) = (
       select ${withLiveEvents("r.events - r.sent")}, ${withLiveUsers(importedUsers("r", users))}, r.import_id
         from jsonb_populate_record(null::${table}, ${before}) r)
       from ${images} and b.key = ${keyOf} and t.import_id = $1`,
    [importId],
  );
  const held = await client.query<{ n: number }>(`select count(*)::int as n from ${images}`, [importId]);
  // a restored row names its earlier import again, or none: what still names this one was added by it
  await client.query(`delete from ${table} t where t.import_id = $1 and t.sent = 0`, [importId]);
  await client.query(
    `update ${table} t set events = t.sent, ${users} = nullif(t.sent_users, 0), import_id = null where t.import_id = $1`,
    [importId],
  );
  return { restored: restored.rowCount ?? 0, held: held.rows[0]?.n ?? 0 };
}
