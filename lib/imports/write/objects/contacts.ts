import { isMapped, type Row, text, type Writer } from "../batch.ts";
import { upsert } from "../upsert.ts";
import { keyOfRow } from "./natural-key.ts";

const columns = [
  ["email", "text", "email"],
  ["title", "text", "title"],
  ["role", "text", "role"],
  ["phone", "text", "phone"],
  ["joined_on", "date", "joinedOn"],
  ["left_on", "date", "leftOn"],
] as const;

export const contactsWriter: Writer = {
  async write(batch) {
    const shown = columns.filter(([, , field]) => isMapped(batch, field));
    const rows = batch.rows.filter((row) => {
      if (nameOf(row)) return true;
      batch.refuse(row, "missing", null, "This contact has neither a name nor an email. Fill one in.");
      return false;
    });
    await upsert(batch, {
      table: "contact",
      key: ["account_id", "external_id"],
      columns: [
        { name: "account_id", type: "int" },
        { name: "external_id", type: "text" },
        { name: "name", type: "text" },
        ...shown.map(([name, type]) => ({ name, type })),
      ],
      rows: rows.map((row) => [
        row.accountId,
        keyOfRow(row, row.record.email ? ["email"] : ["name", "firstName", "lastName"]),
        nameOf(row),
        ...shown.map(([, , field]) => row.record[field] ?? null),
      ]),
      update: ["name", ...shown.map(([name]) => name)],
    });
  },
};

function nameOf({ record }: Row): string | null {
  const both = [text(record.firstName), text(record.lastName)].filter(Boolean).join(" ");
  return text(record.name) ?? (both || text(record.email));
}
