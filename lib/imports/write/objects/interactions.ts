import { type Batch, text, type Writer } from "../batch.ts";
import { knownContacts } from "../known-contacts.ts";
import { upsert } from "../upsert.ts";
import { keyOfRow } from "./natural-key.ts";

/** Interactions only grow (SPEC C6): one that is there already stays as it is. */
export const interactionsWriter: Writer = {
  async write(batch) {
    const contacts = await contactsOf(batch);
    await upsert(batch, {
      table: "interaction",
      key: ["account_id", "external_id"],
      columns: [
        { name: "account_id", type: "int" },
        { name: "external_id", type: "text" },
        { name: "kind", type: "text" },
        { name: "at", type: "timestamptz" },
        { name: "contact_id", type: "int" },
        { name: "summary", type: "text" },
        { name: "outcome", type: "text" },
      ],
      rows: batch.rows.map((row) => [
        row.accountId,
        keyOfRow(row, ["kind", "at", "summary", "body"]),
        text(row.record.kind) ??
          (/call/i.test(batch.fileName) ? "call" : /meeting|event/i.test(batch.fileName) ? "meeting" : "note"),
        text(row.record.at),
        contacts.get(`${row.accountId} ${text(row.record.contact)?.toLowerCase()}`) ?? null,
        [text(row.record.summary), text(row.record.body)].filter(Boolean).join("\n\n") || "(no summary)",
        text(row.record.outcome),
      ]),
      update: [],
      appendOnly: true,
    });
  },
};

async function contactsOf(batch: Batch): Promise<Map<string, number>> {
  const wanted = new Set(batch.rows.flatMap((row) => text(row.record.contact)?.toLowerCase() ?? []));
  const found = await knownContacts(batch.client, wanted);
  return new Map(found.map((one) => [`${one.accountId} ${one.ref}`, one.id]));
}
