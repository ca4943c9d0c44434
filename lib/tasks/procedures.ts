import { z } from "zod";
import { today } from "#lib/clock.ts";
import { door } from "#lib/door.ts";
import { refuse } from "#lib/refusal.ts";
import { listAccountTasks, listTasks, maySeeTask } from "./read/list-tasks.ts";
import { listTaskLog } from "./read/task-log.ts";
import * as shape from "./schema.ts";
import * as act from "./write/act-on-tasks.ts";
import { editTask, giveTask } from "./write/give-task.ts";

const id = z.coerce.number().int().positive();
const workers = ["csm", "manager", "coordinator", "specialist"] as const;
/** Whose task it is is judged with the tasks themselves. */
const read = { audience: workers, subject: "self", effect: "read" } as const;
const write = { audience: workers, subject: "self", effect: "write" } as const;
const noTask = refuse("not-found", "There is no such task, or it is not yours.");

export const tasks = {
  list: door({
    ...read,
    route: { method: "GET", path: "/tasks", summary: "My tasks by urgency; a manager's with their teams'" },
    input: shape.tasksInput,
    output: shape.taskPage,
  }).handler(({ input, caller }) => listTasks(input, { caller, asOf: today(caller.timeZone) })),
  ofAccount: door({
    audience: ["csm", "manager", "coordinator", "admin"],
    subject: "account:read",
    effect: "read",
    route: { method: "GET", path: "/accounts/{accountId}/tasks", summary: "The tasks of an account" },
    input: z.object({ accountId: id, limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.object({ asOf: z.string(), rows: z.array(shape.taskRow) }),
  }).handler(({ input, caller }) =>
    listAccountTasks(input.accountId, input.limit, { caller, asOf: today(caller.timeZone) }),
  ),
  log: door({
    audience: "signed-in",
    subject: "self",
    effect: "read",
    route: { method: "GET", path: "/tasks/{taskId}/log", summary: "What became of a task" },
    input: z.object({ taskId: id }),
    output: z.array(shape.taskLogRow),
  }).handler(async ({ input, caller }) =>
    (await maySeeTask(input.taskId, caller)) ? listTaskLog(input.taskId) : noTask,
  ),
  add: door({
    audience: workers,
    subject: "account:change",
    effect: "write",
    route: { method: "POST", path: "/tasks", summary: "Add a task, of an account or of none" },
    input: shape.addTaskInput,
    output: z.object({ id: z.number() }),
  }).handler(({ input, caller }) => giveTask(input, caller)),
  edit: door({
    ...write,
    route: { method: "PUT", path: "/tasks/{taskId}", summary: "Change what is to be done, and by when" },
    input: shape.editTaskInput,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => editTask(input, caller)),
  close: door({
    ...write,
    route: { method: "POST", path: "/tasks/close", summary: "Tasks are done, or dropped" },
    input: shape.closeTasksInput,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.closeTasks(input, caller)),
  reopen: door({
    ...write,
    route: { method: "POST", path: "/tasks/reopen", summary: "Take the closing of tasks back" },
    input: shape.tasksOnly,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.reopenTasks(input, caller)),
  snooze: door({
    ...write,
    route: { method: "POST", path: "/tasks/snooze", summary: "Put tasks off until a day" },
    input: shape.snoozeTasksInput,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.snoozeTasks(input, caller, today(caller.timeZone))),
  wake: door({
    ...write,
    route: { method: "POST", path: "/tasks/wake", summary: "Bring tasks back that were put off" },
    input: shape.tasksOnly,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.wakeTasks(input, caller)),
  handOver: door({
    ...write,
    route: { method: "POST", path: "/tasks/hand-over", summary: "Give tasks to somebody else" },
    input: shape.handOverInput,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.handOver(input, caller)),
  handBack: door({
    ...write,
    route: { method: "POST", path: "/tasks/hand-back", summary: "Refuse tasks that were handed to me" },
    input: shape.handBackInput,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.handBack(input, caller)),
  takeBack: door({
    ...write,
    route: { method: "POST", path: "/tasks/take-back", summary: "Take back tasks that I handed over" },
    input: shape.tasksOnly,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.takeBack(input, caller)),
  take: door({
    ...write,
    route: { method: "POST", path: "/tasks/take", summary: "Take tasks that are on everybody of my role" },
    input: shape.tasksOnly,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.takeTasks(input, caller)),
  release: door({
    ...write,
    route: { method: "POST", path: "/tasks/release", summary: "Put tasks back to everybody of my role" },
    input: shape.tasksOnly,
    output: shape.changedTasks,
  }).handler(({ input, caller }) => act.releaseTasks(input, caller)),
};
