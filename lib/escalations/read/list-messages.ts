import { db } from "#lib/db.ts";
import type { Attachment, Message } from "../schema/detail.ts";

type Row = Omit<Message, "at" | "attachments"> & { at: Date };
type File = Attachment & { messageId: number };

/** The thread, from the first word on, each message with its files. */
export async function listMessages(accountId: number, escalationId: number): Promise<Message[]> {
  const [rows, files] = await Promise.all([
    db.$queryRaw<Row[]>`
      select m.id, m.kind, u.name as author, m.author_role as role, m.body, m.at from escalation_message m join app_user u on u.id = m.author_id
      where m.account_id = ${accountId}::int and m.escalation_id = ${escalationId}::int order by m.id`,
    db.$queryRaw<File[]>`
      select id, message_id as "messageId", name, type, bytes from escalation_attachment
      where account_id = ${accountId}::int and escalation_id = ${escalationId}::int and message_id is not null order by id`,
  ]);
  const filesOf = Map.groupBy(files, ({ messageId }) => messageId);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    attachments: (filesOf.get(row.id) ?? []).map(({ messageId: _of, ...file }) => file),
  }));
}
