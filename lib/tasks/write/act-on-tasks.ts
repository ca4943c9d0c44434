import type { Caller, Role } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { personOf } from "../read/task-sql.ts";
import { cannotGive, mayGive, snoozeProblem } from "../rules.ts";
import { changeTasks, isOpen } from "./change-tasks.ts";
import { tellOfTasks } from "./tell-of-tasks.ts";

const { sql } = Prisma;
type Ids = { taskIds: number[] };

export function closeTasks(
  { taskIds, outcome, note }: Ids & { outcome: "done" | "dropped"; note: string | null },
  caller: Caller,
) {
  const set = sql`state = ${outcome}, closed_at = now(), closed_by = ${caller.userId}, snoozed_until = null`;
  return changeTasks({ taskIds, when: isOpen, set, what: outcome, note }, caller);
}

/** Takes the closing back; one that was asked for again meanwhile stays closed, since its like is open. */
export function reopenTasks({ taskIds }: Ids, caller: Caller) {
  const when = sql`t.state <> 'open' and (t.once is null or not exists (select from task o
    where coalesce(o.account_id, 0) = coalesce(t.account_id, 0) and o.once = t.once and (o.state = 'open' or o.id > t.id)))`;
  return changeTasks(
    { taskIds, when, set: sql`state = 'open', closed_at = null, closed_by = null`, what: "reopened" },
    caller,
  );
}

export async function snoozeTasks({ taskIds, untilOn }: Ids & { untilOn: string }, caller: Caller, asOf: string) {
  const problem = snoozeProblem(untilOn, asOf);
  if (problem) return refuse("invalid", problem);
  const set = sql`snoozed_until = ${untilOn}::date`;
  return changeTasks({ taskIds, when: isOpen, set, what: "snoozed", note: `until ${untilOn}` }, caller);
}

export function wakeTasks({ taskIds }: Ids, caller: Caller) {
  const when = sql`${isOpen} and t.snoozed_until is not null`;
  return changeTasks({ taskIds, when, set: sql`snoozed_until = null`, what: "woken" }, caller);
}

export async function rolesOf(userId: number): Promise<{ name: string; roles: Role[] } | null> {
  const person = await db.appUser.findFirst({
    where: { id: userId, status: "active" },
    select: { name: true, userRoles: { select: { role: true } } },
  });
  return person && { name: person.name, roles: person.userRoles.map(({ role }) => role as Role) };
}

/** Gives tasks to somebody else, who may hand them back; whoever had them may take them back as long as they are open. */
export async function handOver({ taskIds, toId, note }: Ids & { toId: number; note: string | null }, caller: Caller) {
  const to = await rolesOf(toId);
  if (!to) return refuse("invalid", "This person has left. Choose another.");
  const when = sql`${isOpen} and coalesce((select ${personOf} from (select t.account_id) x left join account a on a.id = x.account_id), 0) <> ${toId}`;
  return changeTasks(
    {
      taskIds,
      when,
      set: sql`assignee_id = ${toId}, handed_by = ${caller.userId}, snoozed_until = null`,
      what: "handed-over",
      note: [`to ${to.name}`, note].filter(Boolean).join(": "),
      also: async (tx, changed) => {
        const account = changed.some(({ accountId }) => accountId !== null);
        if (!mayGive(caller.role as Role, to.roles, { account })) return refuse("forbidden", cannotGive);
        await tellOfTasks(tx, changed, { to: [toId], by: caller, verb: "gave you" });
      },
    },
    caller,
  );
}

/** Refuses a task that was handed over: it goes back to whom it came from. */
export function handBack({ taskIds, note }: Ids & { note: string | null }, caller: Caller) {
  const when = sql`${isOpen} and t.handed_by is not null and t.assignee_id = ${caller.userId}::int`;
  return handedBack({ taskIds, when, what: "handed-back", note }, caller, (tx, changed) =>
    tellReceivers(tx, changed, caller),
  );
}

/** Takes back what one has handed over: the undo of it. */
export function takeBack({ taskIds }: Ids, caller: Caller) {
  const when = sql`${isOpen} and t.handed_by = ${caller.userId}::int`;
  return handedBack({ taskIds, when, what: "returned", note: null }, caller);
}

type Back = { taskIds: number[]; when: Prisma.Sql; what: string; note: string | null };
type Also = NonNullable<Parameters<typeof changeTasks>[0]["also"]>;

function handedBack(back: Back, caller: Caller, also?: Also): Promise<{ ids: number[] } | Refusal> {
  return changeTasks({ ...back, set: sql`assignee_id = t.handed_by, handed_by = null`, also }, caller);
}

async function tellReceivers(tx: Prisma.TransactionClient, changed: Parameters<Also>[1], caller: Caller) {
  const back = await tx.task.findMany({
    where: { id: { in: changed.map(({ id }) => id) } },
    select: { id: true, assigneeId: true },
  });
  for (const [to, tasks] of Map.groupBy(back, ({ assigneeId }) => assigneeId)) {
    const theirs = changed.filter(({ id }) => tasks.some((task) => task.id === id));
    if (to !== null) await tellOfTasks(tx, theirs, { to: [to], by: caller, verb: "handed back" });
  }
  return undefined;
}

/** Takes tasks that are on nobody: who is first has them. */
export function takeTasks({ taskIds }: Ids, caller: Caller) {
  const set = sql`assignee_id = ${caller.userId}`;
  return changeTasks({ taskIds, when: sql`${isOpen} and t.assignee_id is null`, set, what: "taken" }, caller);
}

/** Puts tasks back to everybody of their role: the undo of taking them. */
export function releaseTasks({ taskIds }: Ids, caller: Caller) {
  const when = sql`${isOpen} and t.assignee_id = ${caller.userId}::int and t.handed_by is null`;
  return changeTasks({ taskIds, when, set: sql`assignee_id = null`, what: "returned" }, caller);
}
