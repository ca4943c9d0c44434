import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { judgeSubject } from "#lib/subject.ts";
import { mostBytes, sniffFile, takenEndings } from "../rules/sniff-file.ts";
import type { Attachment } from "../schema/detail.ts";
import { refusedByDatabase } from "./refused-by-database.ts";

type Given = { escalationId: number; name: string; body: AsyncIterable<Uint8Array> | null };
const mostWaiting = 10;

/** Takes a file in for the caller's next message: its size and its bytes are judged, not only its name. */
export async function attachFile({ escalationId, name, body }: Given, caller: Caller): Promise<Attachment | Refusal> {
  const denied = await judgeSubject("escalation:write", { escalationId }, caller);
  if (denied) return denied;
  if (!body || name.trim() === "" || name.length > 200)
    return refuse("invalid", "Send the file's bytes as the body, and its name, of 200 letters at most, as ?name=….");
  const of = await db.escalation.findFirstOrThrow({ where: { id: escalationId }, select: { accountId: true } });
  const mine = { accountId: of.accountId, escalationId, uploadedBy: caller.userId as number, messageId: null };
  if ((await db.escalationAttachment.count({ where: mine })) >= mostWaiting)
    return refuse("invalid", `A message takes ${mostWaiting} files. Send it, then attach more.`);
  const content = await readAll(body);
  if (content === null) return refuse("invalid", "A file may have 10 MB at most. Make it smaller, or link to it.");
  const type = content.length > 0 ? sniffFile(name, content) : null;
  if (type === null)
    return refuse(
      "invalid",
      `This is not a file that can be attached. Choose one of ${takenEndings.join(", ")}, as it was saved.`,
    );
  return db
    .$transaction(async (tx) => {
      const data = { ...mine, name: name.trim(), type, bytes: content.length, uploadedRole: caller.role as string };
      const { id } = await tx.escalationAttachment.create({ data, select: { id: true } });
      await tx.escalationAttachmentContent.create({ data: { accountId: of.accountId, attachmentId: id, content } });
      return { id, name: data.name, type, bytes: content.length };
    })
    .catch(refusedByDatabase);
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > mostBytes) return null;
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** Takes a file of the caller back that was not sent yet. */
export async function removeAttachment(
  { escalationId, attachmentId }: { escalationId: number; attachmentId: number },
  caller: Caller,
): Promise<{ changed: number } | Refusal> {
  const where = { id: attachmentId, escalationId, uploadedBy: caller.userId as number, messageId: null };
  const { count } = await db.escalationAttachment.deleteMany({ where });
  return count > 0 ? { changed: count } : refuse("not-found", "There is no such file of yours that was not sent yet.");
}

/** Whoever wrote the message may come back to it for so many days. */
export const unsentDays = 7;

/** Removes the files that nobody sent within {@link unsentDays} days. Returns how many. */
export function purgeUnsent(now: Date): Promise<number> {
  return db.$executeRaw`
    delete from escalation_attachment where message_id is null and at < ${now}::timestamptz - make_interval(days => ${unsentDays}::int)`;
}
