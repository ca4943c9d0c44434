import { markDirty } from "#lib/accounts/write/mark-dirty.ts";
import type { Caller, Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { recordReply } from "#lib/engagement/write/record-reply.ts";
import type { EscalationCategory } from "#lib/escalations/schema.ts";
import { raiseEscalation } from "#lib/escalations/write/raise-escalation.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { guardText } from "#lib/promises/write/guard-text.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { addTask } from "#lib/tasks/write/add-task.ts";
import { closeTasksOf } from "#lib/tasks/write/close-tasks.ts";
import { holdsReply, replyMissing, titleOf } from "../rules.ts";
import type { InsideInput, OutsideInput } from "../schema.ts";

type Tx = Prisma.TransactionClient;
type Key = { accountId: number; requestId: number };
type Open = { words: string; contactId: number | null; asker: string | null };

const tell = (accountId: number) =>
  announce("requests", "tasks", "escalations", "today", "interactions", `account:${accountId}`);
const noArea = refuse("invalid", "There is no such area any more. Reload, and choose another.");

/** Locks a request, so that two people who judge it at once do so one after the other. */
async function lockOpen(tx: Tx, { accountId, requestId }: Key): Promise<Open | Refusal> {
  const [found] = await tx.$queryRaw<(Open & { state: string })[]>`
    select r.words, r.contact_id as "contactId", coalesce(c.name, r.asker) as asker, r.state from customer_request r
    left join contact c on (c.account_id, c.id) = (r.account_id, r.contact_id)
    where r.account_id = ${accountId} and r.id = ${requestId} for update of r`;
  if (!found) return refuse("not-found", "There is no such request on this account.");
  if (found.state !== "open")
    return refuse("conflict", "Somebody has judged this request meanwhile. Reload to see how.");
  return found;
}

/** In scope: it becomes a task of the account's owner. */
export async function judgeInside(input: InsideInput, caller: Caller): Promise<{ taskId: number } | Refusal> {
  const { accountId, requestId, areaId, title, dueOn } = input;
  const area = await db.scopeArea.findFirst({ where: { id: areaId, inside: true, archivedAt: null } });
  if (!area) return noArea;
  const made = await db.$transaction(async (tx) => {
    const open = await lockOpen(tx, input);
    if ("ok" in open) return open;
    const detail = `${open.asker ?? "The customer"} asked: ${open.words}`.slice(0, 2000);
    const cause = { kind: "request", id: requestId } as const;
    const href = `/requests?account=${accountId}`;
    const taskId = await addTask(tx, {
      accountId,
      title,
      detail,
      dueOn,
      role: "csm",
      assigneeId: null,
      cause,
      href,
      createdBy: caller.userId,
    });
    await tx.customerRequest.update({
      where: { accountId_id: { accountId, id: requestId } },
      data: { state: "inside", areaId, taskId, judgedBy: caller.userId, judgedAt: new Date() },
    });
    return { taskId };
  });
  if ("taskId" in made) tell(accountId);
  return made;
}

/** Takes an in-scope judgement back: its task is dropped. What was answered and escalated stays. */
export async function reopenRequest({ accountId, requestId }: Key): Promise<{ id: number } | Refusal> {
  const reopened = await db.$transaction(async (tx) => {
    const { count } = await tx.customerRequest.updateMany({
      where: { accountId, id: requestId, state: "inside" },
      data: { state: "open", areaId: null, taskId: null, judgedBy: null, judgedAt: null },
    });
    if (count > 0) await closeTasksOf(tx, { kind: "request", id: requestId }, "dropped");
    return count > 0;
  });
  if (!reopened) return refuse("conflict", "Only a request that was judged in scope can be judged again.");
  tell(accountId);
  return { id: requestId };
}

/**
 * Out of scope (E5): the reply, its place in the log and the escalation to the coordinator, all in one transaction. The reply
 * holds the sentence of E5 letter by letter, and what stands around it passes the promise guard.
 */
export async function judgeOutside(input: OutsideInput, caller: Caller): Promise<{ reference: string } | Refusal> {
  const { accountId, areaId, text, reference, dismissed } = input;
  if (!holdsReply(text)) return refuse("invalid", replyMissing);
  const area = await db.scopeArea.findFirst({ where: { id: areaId, inside: false, archivedAt: null } });
  if (!area?.category) return noArea;
  const refused = await guardText(text, { accountId, reference, dismissed, surface: "reply" }, caller);
  if (refused) return refused;
  const made = await db.$transaction(async (tx) => {
    const open = await lockOpen(tx, input);
    if ("ok" in open) return open;
    return escalate(tx, input, { caller, open, category: area.category as EscalationCategory, area: area.name });
  });
  if ("ok" in made) return made;
  await markDirty([accountId]);
  tell(accountId);
  return made;
}

type Judged = { caller: Caller; open: Open; category: EscalationCategory; area: string };

async function escalate(tx: Tx, input: OutsideInput, { caller, open, category, area }: Judged) {
  const { accountId, requestId, areaId, severity, text } = input;
  const raised = await raiseEscalation(tx, {
    accountId,
    category,
    severity,
    title: titleOf(open.words),
    summary: `${open.asker ?? "The customer"} asked for what is outside the scope of success (${area}):\n\n${open.words}`,
    evidence: [{ label: "The request and the reply", href: `/requests?account=${accountId}` }],
    raisedBy: { kind: "person", userId: caller.userId as number, role: caller.role as Role },
    once: `request:${requestId}`,
  });
  const interactionId = await recordReply(tx, {
    accountId,
    contactId: open.contactId,
    userId: caller.userId,
    text,
    outcome: `Escalated as ${raised.reference}`,
  });
  await tx.customerRequest.update({
    where: { accountId_id: { accountId, id: requestId } },
    data: {
      state: "outside",
      areaId,
      reply: text,
      escalationId: raised.id,
      interactionId,
      judgedBy: caller.userId,
      judgedAt: new Date(),
    },
  });
  return { reference: raised.reference };
}
