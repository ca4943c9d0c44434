import type { Prisma } from "#lib/generated/prisma/client.ts";
import { closeTasksOf } from "#lib/tasks/write/close-tasks.ts";
import type { InterventionState, Outcome } from "../schema.ts";

type Tx = Prisma.TransactionClient;

export type Ending = {
  id: number;
  as: Exclude<InterventionState, "open">;
  text: string;
  outcome?: Outcome | null;
  reason?: string | null;
  by?: number | null;
};

/** Ends interventions that are open; their open tasks are dropped with them. Says which it ended. */
export async function endInterventions(tx: Tx, endings: readonly Ending[]): Promise<number[]> {
  const ended: number[] = [];
  for (const { id, as, text, outcome = null, reason = null, by = null } of endings) {
    const count = await tx.$executeRaw`
      update intervention set state = ${as}, outcome = ${outcome}, reason = ${reason}, ended_at = now(), ended_by = ${by}::int, step_due_at = null
      where id = ${id} and state = 'open'`;
    if (count === 0) continue;
    await tx.interventionLog.create({ data: { interventionId: id, kind: as, text, userId: by } });
    await closeTasksOf(tx, { kind: "intervention", id }, as === "recovered" ? "done" : "dropped");
    ended.push(id);
  }
  return ended;
}
