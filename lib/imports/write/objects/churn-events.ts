import { text, type Writer } from "../batch.ts";
import { upsert } from "../upsert.ts";
import { keyOfRow } from "./natural-key.ts";

/** A row without a day is an account that has not left: counted, not written. */
export const churnEventsWriter: Writer = {
  async write(batch) {
    const rows = batch.rows.filter((row) => row.record.day);
    if (rows.length < batch.rows.length) batch.warn("not-churned", batch.rows.length - rows.length);
    await upsert(batch, {
      table: "churn_event",
      key: ["account_id", "external_id"],
      columns: [
        { name: "account_id", type: "int" },
        { name: "external_id", type: "text" },
        { name: "day", type: "date" },
        { name: "reason", type: "text" },
        { name: "note", type: "text" },
      ],
      rows: rows.map((row) => [
        row.accountId,
        keyOfRow(row, ["day"]),
        text(row.record.day),
        text(row.record.reason),
        text(row.record.note),
      ]),
      update: ["day", "reason", "note"],
    });
  },
};
