import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { judgeSubject } from "#lib/subject.ts";

type Sent = { name: string; type: string; content: Uint8Array<ArrayBuffer> };

/** A file that was sent in a thread, for whoever may see the escalation; "missing" and "not yours" read the same. */
export async function readAttachment(id: number, caller: Caller): Promise<Sent | Refusal> {
  const missing = refuse("not-found", "There is no such file, or its escalation was not routed to you.");
  const found = await db.escalationAttachment.findFirst({ where: { id, messageId: { not: null } } });
  if (!found || (await judgeSubject("escalation:read", { escalationId: found.escalationId }, caller))) return missing;
  const { content } = await db.escalationAttachmentContent.findUniqueOrThrow({
    where: { accountId_attachmentId: { accountId: found.accountId, attachmentId: id } },
  });
  return { name: found.name, type: found.type, content: new Uint8Array(content) };
}
