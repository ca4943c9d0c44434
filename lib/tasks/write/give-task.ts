import type { Caller, Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { cannotGive, mayGive } from "../rules.ts";
import type { AddTaskInput, EditTaskInput } from "../schema.ts";
import { rolesOf } from "./act-on-tasks.ts";
import { addTask } from "./add-task.ts";
import { changeTasks, tell } from "./change-tasks.ts";
import { tellOfTasks } from "./tell-of-tasks.ts";

/** Adds a task by hand, for oneself, the account's owner, or somebody else. */
export async function giveTask(input: AddTaskInput, caller: Caller): Promise<{ id: number } | Refusal> {
  const { accountId = null, ...task } = input;
  const role = caller.role as Role;
  const toId = input.assigneeId ?? (accountId === null ? caller.userId : null);
  const other = toId !== null && toId !== caller.userId;
  const to = other ? await rolesOf(toId) : null;
  if (other && !to) return refuse("invalid", "This person has left. Choose another.");
  if (to && !mayGive(role, to.roles, { account: accountId !== null })) return refuse("forbidden", cannotGive);
  const forRole: Role = accountId !== null && toId === null ? "csm" : to ? roleFor(to.roles) : role;
  const id = await db.$transaction(async (tx) => {
    const cause = { kind: "person", id: null } as const;
    const made = await addTask(tx, {
      ...task,
      accountId,
      assigneeId: toId,
      role: forRole,
      cause,
      createdBy: caller.userId,
    });
    const told = toId ?? (await ownerOf(tx, accountId));
    if (told !== null)
      await tellOfTasks(tx, [{ id: made, accountId, title: task.title }], { to: [told], by: caller, verb: "gave you" });
    return made;
  });
  tell([accountId]);
  return { id };
}

const order: readonly Role[] = ["csm", "manager", "coordinator", "specialist", "admin"];
const roleFor = (roles: readonly Role[]) => order.find((role) => roles.includes(role)) ?? "csm";

async function ownerOf(tx: Prisma.TransactionClient, accountId: number | null): Promise<number | null> {
  if (accountId === null) return null;
  return (await tx.account.findUnique({ where: { id: accountId }, select: { ownerId: true } }))?.ownerId ?? null;
}

/** Changes what is to be done, by when, how urgently. */
export function editTask({ taskId, title, detail, dueOn, priority }: EditTaskInput, caller: Caller) {
  const set = Prisma.sql`title = ${title}, detail = ${detail}, due_on = ${dueOn}::date, priority = ${priority}`;
  return changeTasks(
    { taskIds: [taskId], when: Prisma.sql`t.state = 'open'`, set, what: "edited", note: `due ${dueOn}` },
    caller,
  );
}
