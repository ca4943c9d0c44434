import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { TaskCause } from "../schema.ts";

/**
 * Closes the open tasks of a cause, in the caller's transaction: the intervention, escalation or handoff they came from is over.
 * Returns how many. Announce "tasks" after the commit.
 */
export async function closeTasksOf(
  tx: Prisma.TransactionClient,
  { kind, id }: TaskCause,
  outcome: "done" | "dropped",
): Promise<number> {
  const closed = await tx.$queryRaw<{ id: number }[]>`
    update task set state = ${outcome}, closed_at = now(), snoozed_until = null
    where cause = ${kind} and cause_id = ${id} and state = 'open' returning id`;
  await tx.taskLog.createMany({ data: closed.map((task) => ({ taskId: task.id, what: outcome })) });
  return closed.length;
}
