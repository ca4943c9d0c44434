import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { NewTask } from "../schema.ts";

/**
 * Adds a task in the caller's transaction and returns its id; with `once`, that of the open one there is already, also when two
 * ask in the same moment. Announce "tasks" (and the account) after the commit.
 */
export async function addTask(tx: Prisma.TransactionClient, task: NewTask): Promise<number> {
  const { accountId, title, dueOn, role, assigneeId, cause } = task;
  const { detail = null, priority = "normal", href = null, once = null, createdBy = null } = task;
  for (;;) {
    const [made] = await tx.$queryRaw<{ id: number }[]>`
      insert into task (account_id, title, detail, due_on, role, assignee_id, priority, cause, cause_id, href, once, created_by)
      values (${accountId}, ${title}, ${detail}, ${dueOn}::date, ${role}, ${assigneeId}, ${priority}, ${cause.kind}, ${cause.id}, ${href},
        ${once}, ${createdBy})
      on conflict (coalesce(account_id, 0), once) where state = 'open' and once is not null do nothing
      returning id`;
    if (made) {
      await tx.taskLog.create({ data: { taskId: made.id, userId: createdBy, what: "added" } });
      return made.id;
    }
    const [open] = await tx.$queryRaw<{ id: number }[]>`
      select id from task where coalesce(account_id, 0) = coalesce(${accountId}::int, 0) and once = ${once} and state = 'open'`;
    // closed between the two statements: then there is room for a new one
    if (open) return open.id;
  }
}
