import { z } from "zod";
import { type Role, roles } from "#lib/caller.ts";

export const taskCauses = ["person", "intervention", "escalation", "handoff", "follow-up", "request"] as const;
export type TaskCause = { kind: (typeof taskCauses)[number]; id: number | null };

export const taskPriorities = ["normal", "high"] as const;
export const taskStates = ["open", "done", "dropped"] as const;

/** What other nouns ask for. Days are YYYY-MM-DD; `assigneeId` null: the account's owner, for a CSM's task, else all of the role. */
export type NewTask = {
  accountId: number | null;
  title: string;
  detail?: string | null;
  dueOn: string;
  role: Role;
  assigneeId: number | null;
  priority?: (typeof taskPriorities)[number];
  cause: TaskCause;
  /** Where it is done. */
  href?: string | null;
  /** Unique while open: asked for again with the same account and key, it is the same task. */
  once?: string | null;
  createdBy?: number | null;
};

export const taskOf = z.object({
  id: z.number(),
  accountId: z.number().nullable(),
  title: z.string(),
  dueOn: z.iso.date(),
  role: z.enum(roles),
  /** Who it is on by now; null: everybody of its role. */
  personId: z.number().nullable(),
  person: z.string().nullable(),
  state: z.enum(taskStates),
  snoozedUntil: z.iso.date().nullable(),
  closedAt: z.iso.datetime({ offset: true }).nullable(),
});
export type TaskOf = z.infer<typeof taskOf>;

const id = z.coerce.number().int().positive();
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });

export const taskRow = taskOf.extend({
  account: z.string().nullable(),
  detail: z.string().nullable(),
  priority: z.enum(taskPriorities),
  cause: z.enum(taskCauses),
  href: z.string().nullable(),
  /** Somebody of the role may take it; it is on nobody yet. */
  free: z.boolean(),
  handedBy: z.string().nullable(),
  /** It was handed to the caller, who may hand it back. */
  mayHandBack: z.boolean(),
  /** The caller handed it over and may take it back. */
  mayTakeBack: z.boolean(),
  mayChange: z.boolean(),
  closedBy: z.string().nullable(),
});
export type TaskRow = z.infer<typeof taskRow>;

export const taskViews = ["open", "snoozed", "done"] as const;
export const dueChoices = ["overdue", "today", "week", "later"] as const;
export const taskSorts = ["due", "account", "title", "person"] as const;

export const tasksInput = z.object({
  view: z.enum(taskViews).default("open"),
  /** "team": also those of the people of the caller's teams, for a manager. */
  whose: z.enum(["mine", "team"]).default("mine"),
  q: z.string().trim().max(100).default(""),
  accountId: id.nullable().default(null),
  cause: z.enum(taskCauses).nullable().default(null),
  role: z.enum(roles).nullable().default(null),
  due: z.enum(dueChoices).nullable().default(null),
  sort: z.enum(taskSorts).default("due"),
  dir: z.enum(["asc", "desc"]).default("asc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type TasksInput = z.infer<typeof tasksInput>;

const count = z.number().int();
export const taskPage = z.object({
  asOf: day,
  rows: z.array(taskRow),
  /** How many match the filters. */
  total: count,
  /** How many there are at all, whatever the filters. */
  counts: z.object({ overdue: count, today: count, week: count, later: count, snoozed: count, done: count }),
});
export type TaskPage = z.infer<typeof taskPage>;

const title = z.string().trim().min(1, "Say what is to be done").max(200);
const detail = z.string().trim().max(2000).nullable().default(null);

export const addTaskInput = z.object({
  accountId: id.optional(),
  title,
  detail,
  dueOn: day,
  priority: z.enum(taskPriorities).default("normal"),
  /** Nobody: the account's owner, or the caller when there is no account. */
  assigneeId: id.nullable().default(null),
});
export type AddTaskInput = z.infer<typeof addTaskInput>;

const taskIds = z.array(id).min(1).max(500);
const note = z.string().trim().max(500).nullable().default(null);

export const editTaskInput = z.object({ taskId: id, title, detail, dueOn: day, priority: z.enum(taskPriorities) });
export type EditTaskInput = z.infer<typeof editTaskInput>;
export const tasksOnly = z.object({ taskIds });
export const closeTasksInput = z.object({ taskIds, outcome: z.enum(["done", "dropped"]).default("done"), note });
export const snoozeTasksInput = z.object({ taskIds, untilOn: day });
export const handOverInput = z.object({ taskIds, toId: id, note });
export const handBackInput = z.object({ taskIds, note });
/** The tasks that were changed: those that were so already are left out. */
export const changedTasks = z.object({ ids: z.array(z.number()) });
export type ChangedTasks = z.infer<typeof changedTasks>;

export const taskLogRow = z.object({
  id: z.number(),
  at: instant,
  by: z.string().nullable(),
  what: z.string(),
  note: z.string().nullable(),
});
export type TaskLogRow = z.infer<typeof taskLogRow>;

/** The address of the list, read leniently: what makes no sense is as if it were not there. */
export function readTaskQuery(query: Record<string, string | string[] | number | null | undefined>) {
  const { shape } = tasksInput;
  const one = (name: string) => [query[name]].flat()[0] ?? undefined;
  return {
    view: shape.view.safeParse(one("view")).data ?? "open",
    whose: shape.whose.safeParse(one("whose")).data ?? "mine",
    q: shape.q.safeParse(one("q")).data ?? "",
    accountId: shape.accountId.safeParse(one("account") ?? null).data ?? null,
    cause: shape.cause.safeParse(one("cause")).data ?? null,
    role: shape.role.safeParse(one("role")).data ?? null,
    due: shape.due.safeParse(one("due")).data ?? null,
    page: shape.page.safeParse(one("page")).data ?? 1,
    pageSize: 50,
  };
}
