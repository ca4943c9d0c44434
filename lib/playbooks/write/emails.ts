import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { recordInput } from "#lib/engagement/schema/interactions.ts";
import { announceEntry, writeEntry } from "#lib/engagement/write/record-interaction.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { guardText } from "#lib/promises/write/guard-text.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import type { SendEmailInput } from "../schema/interventions.ts";

type Named = { accountId: number; interventionId: number; emailId: number };

const findDraft = ({ accountId, interventionId, emailId }: Named) =>
  db.interventionEmail.findFirst({ where: { accountId, id: emailId, interventionId, state: "draft" } });

const gone = () => refuse("not-found", "There is no such draft any more. It may have been sent or dropped.");

async function decide(
  tx: Prisma.TransactionClient,
  { accountId, interventionId, emailId }: Named,
  caller: Caller,
  as: { state: "sent" | "dropped"; text: string; subject?: string; body?: string },
): Promise<boolean> {
  const { text, ...kept } = as;
  const { count } = await tx.interventionEmail.updateMany({
    where: { accountId, id: emailId, state: "draft" },
    data: { ...kept, decidedAt: new Date(), decidedBy: caller.userId },
  });
  if (count > 0)
    await tx.interventionLog.create({ data: { interventionId, kind: "email", text, userId: caller.userId } });
  return count > 0;
}

/**
 * A person sends a draft from their own mailbox and keeps it as an interaction; the promise guard looks at it first [N2, N3, N5].
 * That it was sent and its place in the log commit together [C6].
 */
export async function sendEmail(input: SendEmailInput, caller: Caller): Promise<{ id: number } | Refusal> {
  const { accountId, subject, body, reference, dismissed } = input;
  const draft = await findDraft(input);
  if (!draft) return gone();
  const about = { accountId, reference, dismissed, surface: "email" } as const;
  const refusal = await guardText([subject, body], about, caller);
  if (refusal) return refusal;
  const summary = `${subject}\n\n${body}`.slice(0, 4000);
  const contactIds = draft.contactId === null ? [] : [draft.contactId];
  const entry = recordInput.parse({ accountId, kind: "email", direction: "out", summary, contactIds });
  const sent = await db.$transaction(async (tx) => {
    if (!(await decide(tx, input, caller, { state: "sent", text: `Email sent: ${subject}`, subject, body })))
      return false;
    await writeEntry(tx, entry, caller);
    return true;
  });
  if (!sent) return gone();
  announceEntry(accountId);
  announce("protocols");
  return { id: draft.id };
}

export async function dropEmail(input: Named, caller: Caller): Promise<{ id: number } | Refusal> {
  const draft = await findDraft(input);
  const dropped =
    draft &&
    (await db.$transaction((tx) =>
      decide(tx, input, caller, { state: "dropped", text: `Email not sent: ${draft.subject}` }),
    ));
  if (!dropped) return gone();
  announce("protocols", `account:${input.accountId}`);
  return { id: draft.id };
}
