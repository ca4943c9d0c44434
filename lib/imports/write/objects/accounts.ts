import { extraValue } from "../../rules/check-row.ts";
import { type Batch, isMapped, type Row, text, truth, type Writer } from "../batch.ts";
import type { Cell } from "../stage.ts";
import { upsert } from "../upsert.ts";

const columns = [
  ["external_id", "text", "externalId"],
  ["name", "text", "name"],
  ["domain", "text", "domain"],
  ["segment", "text", "segment"],
  ["tier", "text", "tier"],
  ["stage", "text", "stage"],
  ["industry", "text", "industry"],
  ["country", "text", "country"],
  ["plan", "text", "plan"],
  ["seats", "int", "seats"],
  ["customer_since", "date", "customerSince"],
  ["contract_start", "date", "contractStart"],
  ["trial_started_on", "date", "trialStartedOn"],
  ["converted_on", "date", "convertedOn"],
  ["renewal_on", "date", "renewalOn"],
  ["churned_on", "date", "churnedOn"],
  ["auto_renew", "boolean", "autoRenew"],
] as const;

export const accountsWriter: Writer = {
  async write(batch) {
    const owners = await ownersByEmail(batch);
    const leavers = batch.rows.filter((row) => row.record.churned === true && !row.record.churnedOn).length;
    if (leavers) batch.warn("left-without-day", leavers);
    const nameless = batch.rows.filter((row) => !row.record.name).length;
    if (nameless) batch.warn("account-without-name", nameless);
    const shown = columns.filter(
      ([column, , field]) => column === "name" || column === "stage" || isMapped(batch, field),
    );
    await upsert(batch, {
      table: "account",
      key: ["external_id"],
      columns: [
        ...shown.map(([name, type]) => ({ name, type })),
        { name: "owner_id", type: "int" },
        { name: "custom", type: "jsonb" },
      ],
      rows: batch.rows.map((row) => [
        ...shown.map(([column, , field]) => accountCell(row, column, field)),
        owners.get(text(row.record.ownerEmail) ?? "") ?? null,
        JSON.stringify(customOf(row, batch)),
      ]),
      update: [
        ...shown.flatMap(([column, , field]) => (column !== "external_id" && isMapped(batch, field) ? [column] : [])),
        ...(isMapped(batch, "ownerEmail") ? ["owner_id"] : []),
        "custom",
      ],
      merge: {
        custom: "t.custom || excluded.custom",
        owner_id: "coalesce(excluded.owner_id, t.owner_id)",
        // what only stands in for a name does not replace one
        name: `case when excluded.name in (excluded.external_id${isMapped(batch, "domain") ? ", excluded.domain" : ""}) then t.name else excluded.name end`,
      },
      always: { updated_at: "now()" },
    });
  },

  /** Parents may stand further down in the file than their children. */
  async finish({ client, importId, plan }) {
    if (!isMapped({ plan }, "parent")) return;
    await client.query(
      `update account a set parent_id = p.id from account p
        where a.import_id = $1 and p.external_id = a.custom->>'parent' and p.id <> a.id and a.parent_id is distinct from p.id`,
      [importId],
    );
  },
};

function accountCell(row: Row, column: string, field: string): Cell {
  const value = row.record[field] ?? null;
  if (column === "name") return value ?? text(row.record.domain) ?? text(row.record.externalId);
  if (column === "stage") return value ?? "live";
  return value;
}

export function customOf(row: Row, batch: Pick<Batch, "plan">): Record<string, Cell> {
  const custom: Record<string, Cell> = {};
  for (const extra of batch.plan.extras) {
    if (extra.money) continue;
    const value = extraValue(row.cells[extra.index] ?? "", extra, batch.plan.currency);
    if (value !== null) custom[extra.column] = value;
  }
  const left = truth(row.record.churned);
  if (left !== null) custom.churnFlag = left;
  if (text(row.record.parent)) custom.parent = text(row.record.parent);
  return custom;
}

async function ownersByEmail(batch: Batch): Promise<Map<string, number>> {
  const emails = new Set(batch.rows.flatMap((row) => text(row.record.ownerEmail) ?? []));
  if (emails.size === 0) return new Map();
  const { rows } = await batch.client.query<{ email: string; id: number }>(
    "select email, id from app_user where email = any($1) and status = 'active'",
    [[...emails]],
  );
  const found = new Map(rows.map((row) => [row.email, row.id]));
  const unknown = batch.rows.filter(
    (row) => row.record.ownerEmail && !found.has(text(row.record.ownerEmail) ?? ""),
  ).length;
  if (unknown) batch.warn("unknown-owner", unknown);
  return found;
}
