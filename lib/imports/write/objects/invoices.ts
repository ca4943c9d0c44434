import { number, type Row, text, type Writer } from "../batch.ts";
import { upsert } from "../upsert.ts";
import { currencyOf } from "./subscriptions.ts";

/** An invoice goes to schema finance whole (SPEC N4). */
export const invoicesWriter: Writer = {
  async write(batch) {
    const rows = batch.rows.filter((row) => {
      if (!isEarly(row)) return true;
      batch.refuse(row, "order", null, "It is due before it is issued. Correct one of the two dates.");
      return false;
    });
    await upsert(batch, {
      table: "finance.invoice",
      key: ["account_id", "external_id"],
      columns: [
        { name: "account_id", type: "int" },
        { name: "external_id", type: "text" },
        { name: "day", type: "date" },
        { name: "due_on", type: "date" },
        { name: "amount_minor", type: "bigint" },
        { name: "currency", type: "text" },
        { name: "status", type: "text" },
      ],
      rows: rows.map((row) => [
        row.accountId,
        text(row.record.externalId),
        text(row.record.day),
        text(row.record.dueOn),
        number(row.record.amount),
        currencyOf(batch, row),
        text(row.record.status) ?? "open",
      ]),
      update: ["day", "due_on", "amount_minor", "currency", "status"],
    });
  },
};

function isEarly({ record }: Row): boolean {
  const due = text(record.dueOn);
  return due !== null && due < (text(record.day) ?? "");
}
