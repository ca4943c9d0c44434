import { markDirty } from "#lib/accounts/write/mark-dirty.ts";
import type { Caller } from "#lib/caller.ts";
import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { recordSystem } from "#lib/engagement/write/record-system.ts";
import { coordinatorsOnDuty } from "#lib/escalations/read/coordinators.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { notify } from "#lib/notifications/write/notify.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { dayAfter } from "#lib/tasks/rules.ts";
import { addTask } from "#lib/tasks/write/add-task.ts";
import { closeTasksOf } from "#lib/tasks/write/close-tasks.ts";
import { getHandoff } from "../read/list-handoffs.ts";
import { mayWrite, needsReason, stepStates } from "../rules/steps.ts";
import type { EditHandoffInput, HandoffDetail, MoveHandoffInput } from "../schema.ts";
import { acceptHandoff } from "./accept-handoff.ts";

type Tx = Prisma.TransactionClient;
const tell = (accountId: number) => announce("handoffs", "tasks", "today", `account:${accountId}`);

/** Writes a draft: goals sold, people, risks, what was promised. */
export async function editHandoff(
  { handoffId, ...content }: EditHandoffInput,
  caller: Caller,
): Promise<{ id: number } | Refusal> {
  if (!mayWrite(caller)) return refuse("forbidden", "Handoffs are written by the sales desk and by managers.");
  const { count } = await db.handoff.updateMany({
    where: { id: handoffId, state: "draft" },
    data: { ...content, actedBy: caller.userId, actedRole: caller.role },
  });
  if (count === 0) return refuse("conflict", "Only a draft can be changed. Reload to see where it is.");
  announce("handoffs");
  return { id: handoffId };
}

/** One step of a handoff with everything that belongs to it: tasks, words to those whose turn it is, the timeline. */
export async function moveHandoff(input: MoveHandoffInput, caller: Caller): Promise<{ id: number } | Refusal> {
  const { handoffId, step, missing } = input;
  const found = await getHandoff(handoffId, caller);
  if ("ok" in found) return found;
  if (!found.steps.includes(step))
    return refuse(
      "conflict",
      "This step is not yours to take, or was taken meanwhile. Reload to see where the handoff is.",
    );
  if (needsReason(step) && !missing) return refuse("invalid", "Say what is missing, so that it can be added.");
  if (step === "submit" && found.goals.length === 0)
    return refuse("invalid", "Write at least one goal that the customer bought this for.");
  const csmId = step === "pass" ? (input.csmId ?? (await ownerOf(found.accountId))) : null;
  if (step === "pass" && csmId === null)
    return refuse("invalid", "The account has no owner. Choose the CSM who takes it.");
  const moved = await db.$transaction(async (tx) => {
    const { count } = await tx.handoff.updateMany({
      where: { id: handoffId, state: found.state },
      data: {
        state: stepStates[step],
        missing: needsReason(step) ? missing : null,
        actedBy: caller.userId,
        actedRole: caller.role,
        ...(csmId !== null && { csmId }),
      },
    });
    if (count === 0) return false;
    await follow(tx, found, { ...input, csmId }, caller);
    return true;
  });
  if (!moved) return refuse("conflict", "Somebody took this step meanwhile. Reload to see where the handoff is.");
  if (step === "accept") await markDirty([found.accountId]);
  tell(found.accountId);
  return { id: handoffId };
}

async function ownerOf(accountId: number): Promise<number | null> {
  return (await db.account.findUnique({ where: { id: accountId }, select: { ownerId: true } }))?.ownerId ?? null;
}

/** Whose turn it is next gets a task and is told. */
async function follow(tx: Tx, handoff: HandoffDetail, { step, csmId, missing }: MoveHandoffInput, caller: Caller) {
  const { id, accountId, account } = handoff;
  const cause = { kind: "handoff", id } as const;
  const href = `/handoffs/${id}`;
  const dueOn = dayAfter(today(caller.timeZone), 1);
  await closeTasksOf(tx, cause, step === "withdraw" ? "dropped" : "done");
  const told = async (to: readonly number[], title: string) =>
    notify(tx, {
      to,
      kind: "handoff",
      group: `handoff:${id}`,
      title,
      detail: missing ?? undefined,
      href,
      accountId,
      by: caller.userId,
    });
  const task = { accountId, dueOn, cause, href, createdBy: caller.userId };
  if (step === "submit" || step === "return") {
    await addTask(tx, { ...task, title: `Pass on the handoff of ${account}`, role: "coordinator", assigneeId: null });
    await told(
      await coordinatorsOnDuty(tx, new Date()),
      step === "submit" ? `Handoff of ${account} to pass on` : `Handoff of ${account} came back`,
    );
  }
  if (step === "pass") {
    await addTask(tx, { ...task, title: `Accept or return the handoff of ${account}`, role: "csm", assigneeId: csmId });
    await told([csmId as number], `Handoff of ${account} for you`);
  }
  if (step === "send-back") await told(await writersOf(tx, handoff), `Handoff of ${account} needs more`);
  if (step === "accept") {
    await acceptHandoff(tx, handoff, caller);
    await told(await writersOf(tx, handoff), `Handoff of ${account} accepted`);
    await recordSystem(tx, { accountId, kind: "handoff", what: `The handoff “${handoff.title}” was accepted`, href });
  }
}

/** Those who wrote it: whoever submitted, drafted or changed it. */
async function writersOf(tx: Tx, { accountId, id }: HandoffDetail): Promise<number[]> {
  const rows = await tx.handoffLog.findMany({
    where: { accountId, handoffId: id, what: { in: ["drafted", "edited", "submitted"] }, userId: { not: null } },
    select: { userId: true },
  });
  return [...new Set(rows.map(({ userId }) => userId as number))];
}
