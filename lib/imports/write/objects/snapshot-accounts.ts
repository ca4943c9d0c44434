import { type Batch, isMapped, number, type Row, text } from "../batch.ts";
import type { Candidate } from "../resolve-rows.ts";
import type { Cell } from "../stage.ts";
import { upsert } from "../upsert.ts";
import { customOf } from "./accounts.ts";

/** A snapshot may be all there is: accounts that no other file has named are made from it. Its texts become custom fields. */
export async function makeSnapshotAccounts(batch: Batch, candidates: Candidate[]): Promise<void> {
  const fields = (["name", "plan", "country"] as const).filter((field) => field === "name" || isMapped(batch, field));
  await upsert(batch, {
    table: "account",
    key: ["external_id"],
    columns: [
      { name: "external_id", type: "text" },
      ...fields.map((name) => ({ name, type: "text" })),
      { name: "custom", type: "jsonb" },
      { name: "customer_since", type: "date" },
    ],
    rows: candidates.map((candidate) => {
      const row: Row = { ...candidate, accountId: 0 };
      const id = text(row.record.account);
      const cells: Cell[] = fields.map((field) => text(row.record[field]) ?? (field === "name" ? id : null));
      return [id, ...cells, JSON.stringify(textsOf(row, batch)), since(row, batch.plan.asOf ?? "")];
    }),
    update: [...fields.filter((field) => isMapped(batch, field)), "custom", "customer_since"],
    merge: {
      custom: "t.custom || excluded.custom",
      customer_since: "coalesce(t.customer_since, excluded.customer_since)",
    },
    always: { updated_at: "now()" },
  });
}

function textsOf(row: Row, batch: Batch): Record<string, Cell> {
  return Object.fromEntries(Object.entries(customOf(row, batch)).filter(([, value]) => typeof value !== "number"));
}

/** The snapshot's day less the months as a customer; without those, the day itself: the account was there by then. */
function since(row: Row, asOf: string): string {
  const months = Math.min(600, Math.max(0, Math.round(number(row.record.tenureMonths) ?? 0)));
  const [year = 0, month = 1, day = 1] = asOf.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}
