import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { announce } from "#lib/live/write.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { isTheirs } from "../read/task-sql.ts";
import type { ChangedTasks } from "../schema.ts";

const { sql } = Prisma;
type Tx = Prisma.TransactionClient;
export type Found = { id: number; accountId: number | null; title: string; mayChange: boolean };

export type Change = {
  taskIds: readonly number[];
  /** Which of them it can happen to; the others stay as they are. */
  when: Prisma.Sql;
  set: Prisma.Sql;
  what: string;
  note?: string | null;
  /** What else belongs to it, in the same transaction; a refusal takes all of it back. */
  also?: (tx: Tx, changed: Found[]) => Promise<Refusal | undefined>;
};

/** Takes the transaction back and comes out as the refusal that it is. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Locks tasks in one order, so that two people who change many at once do not wait for each other. */
function lockTasks(tx: Tx, taskIds: readonly number[], caller: Caller): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`select t.id, t.account_id as "accountId", t.title, ${isTheirs(caller)} as "mayChange"
    from task t left join account a on a.id = t.account_id where t.id = any(${[...taskIds]}::int[]) order by t.id for update of t`;
}

/** Changes tasks of the caller, all or none, and writes what happened into their logs. */
export async function changeTasks(change: Change, caller: Caller): Promise<ChangedTasks | Refusal> {
  const { taskIds, when, set, what, note = null, also } = change;
  try {
    const changed = await db.$transaction(async (tx) => {
      const found = await lockTasks(tx, taskIds, caller);
      if (found.length < new Set(taskIds).size || found.some(({ mayChange }) => !mayChange))
        throw new Refused(
          refuse("not-found", "One of these tasks is not yours, or not there any more. Reload the list."),
        );
      const rows = await tx.$queryRaw<{ id: number }[]>`update task t set ${set}
        where t.id = any(${[...taskIds]}::int[]) and ${when} returning t.id`;
      const ids = new Set(rows.map(({ id }) => id));
      await tx.taskLog.createMany({ data: [...ids].map((taskId) => ({ taskId, userId: caller.userId, what, note })) });
      const done = found.filter(({ id }) => ids.has(id));
      const refusal = await also?.(tx, done);
      if (refusal) throw new Refused(refusal);
      return done;
    });
    tell(changed.map(({ accountId }) => accountId));
    return { ids: changed.map(({ id }) => id) };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Open screens hear of it: the lists of tasks, Today, and the accounts. */
export function tell(accountIds: readonly (number | null)[]): void {
  const accounts = [...new Set(accountIds)].filter((id) => id !== null).map((id) => `account:${id}`);
  announce("tasks", "today", ...accounts);
}

export const isOpen = sql`t.state = 'open'`;
