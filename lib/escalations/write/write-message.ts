import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { listParticipants } from "../read/get-escalation.ts";
import { referenceOf } from "../rules/reference.ts";
import { mentionsIn } from "../rules.ts";
import type { WriteInput } from "../schema/steps.ts";
import { refusedByDatabase } from "./refused-by-database.ts";
import { announceEscalations, type Stepped, tell } from "./tell.ts";

type Tx = Prisma.TransactionClient;
/** What somebody did by writing, in words before the escalation's reference. */
export const verbs = { message: "wrote in", question: "asked in", reply: "replied in", answer: "answered" } as const;
const hears = { message: "everybody", question: "raiser", reply: "coordinators", answer: "everybody" } as const;

/** Writes in the thread; a question, its reply and an answer move the escalation on, in the same statement of the database. */
export async function writeMessage(input: WriteInput, caller: Caller): Promise<{ id: number } | Refusal> {
  const of = await db.escalation.findFirst({
    where: { id: input.escalationId },
    select: { id: true, accountId: true, title: true, desk: true, specialistId: true },
  });
  if (!of) return refuse("not-found", "There is no such escalation.");
  const mentions = mentionsIn(input.body, await listParticipants(of.id));
  const done = await db.$transaction((tx) => send(tx, of, input, mentions, caller)).catch(refusedByDatabase);
  if (!("ok" in done)) announceEscalations([of.accountId]);
  return done;
}

async function send(
  tx: Tx,
  of: Stepped,
  { kind, body, attachmentIds }: WriteInput,
  mentions: number[],
  caller: Caller,
) {
  const { id } = await tx.escalationMessage.create({
    data: {
      accountId: of.accountId,
      escalationId: of.id,
      kind,
      body,
      mentions,
      authorId: caller.userId as number,
      authorRole: caller.role as string,
      authorKeyId: caller.keyId,
    },
    select: { id: true },
  });
  const mine = { accountId: of.accountId, escalationId: of.id, uploadedBy: caller.userId as number, messageId: null };
  await tx.escalationAttachment.updateMany({ where: { ...mine, id: { in: attachmentIds } }, data: { messageId: id } });
  const title = `${caller.name} ${verbs[kind]} ${referenceOf(of.id)}: ${of.title}`;
  await tell(tx, of, hears[kind], title, caller.userId);
  if (mentions.length > 0)
    await tell(tx, of, mentions, `${caller.name} mentioned you in ${referenceOf(of.id)}`, caller.userId);
  return { id };
}
