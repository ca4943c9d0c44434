import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Bucket, buckets, dayAfter, weekDays } from "../rules.ts";
import type { TaskPage, TaskRow, TasksInput } from "../schema.ts";
import { isMine, isOfTeams, isTheirs, taskColumns, taskTables } from "./task-sql.ts";

const { sql } = Prisma;
type Asking = { caller: Caller; asOf: string };
/** Of what is over, what is shown unasked. */
const doneDays = 30;

const inBucket = (bucket: Bucket, asOf: string): Prisma.Sql => {
  const snoozed = sql`coalesce(t.snoozed_until > ${asOf}::date, false)`;
  const open = sql`t.state = 'open' and not ${snoozed}`;
  const week = dayAfter(asOf, weekDays);
  const where: Record<Bucket, Prisma.Sql> = {
    overdue: sql`${open} and t.due_on < ${asOf}::date`,
    today: sql`${open} and t.due_on = ${asOf}::date`,
    week: sql`${open} and t.due_on > ${asOf}::date and t.due_on < ${week}::date`,
    later: sql`${open} and t.due_on >= ${week}::date`,
    snoozed: sql`t.state = 'open' and ${snoozed}`,
    done: sql`t.state <> 'open' and t.closed_at >= ${asOf}::date - ${doneDays}::int`,
  };
  return where[bucket];
};

/** Whose tasks are meant: those open that are theirs, and of those over, also what they closed themselves. */
function among({ whose, view }: Pick<TasksInput, "whose" | "view">, caller: Caller): Prisma.Sql {
  const mine = whose === "team" ? sql`(${isMine(caller)} or ${isOfTeams(caller)})` : isMine(caller);
  return view === "done" ? sql`(${mine} or t.closed_by = ${caller.userId}::int)` : mine;
}

function conditions(input: TasksInput, { caller, asOf }: Asking): Prisma.Sql {
  const { view, q, accountId, cause, role, due } = input;
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const views = {
    open: sql`t.state = 'open' and not coalesce(t.snoozed_until > ${asOf}::date, false)`,
    snoozed: inBucket("snoozed", asOf),
    done: inBucket("done", asOf),
  };
  const all = [among(input, caller), views[view]];
  if (q !== "")
    all.push(sql`(t.title ilike ${like} or t.detail ilike ${like} or a.name ilike ${like} or p.name ilike ${like})`);
  if (accountId !== null) all.push(sql`t.account_id = ${accountId}`);
  if (cause !== null) all.push(sql`t.cause = ${cause}`);
  if (role !== null) all.push(sql`t.role = ${role}`);
  if (due !== null && view === "open") all.push(inBucket(due, asOf));
  return Prisma.join(all, " and ");
}

function orderBy({ sort, dir, view }: TasksInput): Prisma.Sql {
  const way = dir === "asc" ? sql`asc` : sql`desc`;
  const keys = {
    due:
      view === "done"
        ? sql`t.closed_at desc`
        : sql`${view === "snoozed" ? sql`t.snoozed_until` : sql`t.due_on`} ${way}`,
    account: sql`lower(a.name) ${way} nulls last`,
    title: sql`lower(t.title) ${way}`,
    person: sql`lower(p.name) ${way} nulls first`,
  };
  return sql`${keys[sort]}, t.due_on, t.priority = 'high' desc, t.id`;
}

/** One page of a person's tasks, or with their teams', the most urgent first, and how many there are of each urgency. */
export async function listTasks(input: TasksInput, asking: Asking): Promise<TaskPage> {
  const { caller, asOf } = asking;
  const counted = Prisma.join(
    buckets.map((bucket) => {
      const whose = among({ whose: input.whose, view: bucket === "done" ? "done" : "open" }, caller);
      return sql`count(*) filter (where ${whose} and ${inBucket(bucket, asOf)})::int as ${Prisma.raw(bucket)}`;
    }),
  );
  const where = conditions(input, asking);
  const [rows, [total], [counts]] = await Promise.all([
    db.$queryRaw<TaskRow[]>`select ${taskColumns(caller)} from ${taskTables} where ${where} order by ${orderBy(input)}
      limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${taskTables} where ${where}`,
    db.$queryRaw<TaskPage["counts"][]>`select ${counted} from task t left join account a on a.id = t.account_id
      where t.state = 'open' or t.closed_at >= ${asOf}::date - ${doneDays}::int`,
  ]);
  return { asOf, rows, total: total?.total ?? 0, counts: counts as TaskPage["counts"] };
}

/** The tasks of an account: the open ones by urgency, then the latest that are over. */
export async function listAccountTasks(accountId: number, limit: number, { caller, asOf }: Asking) {
  const rows = await db.$queryRaw<TaskRow[]>`select ${taskColumns(caller)} from ${taskTables}
    where t.account_id = ${accountId} and (t.state = 'open' or t.closed_at >= ${asOf}::date - ${doneDays}::int)
    order by t.state <> 'open', t.closed_at desc, coalesce(t.snoozed_until > ${asOf}::date, false), t.due_on, t.id limit ${limit}`;
  return { asOf, rows };
}

/** Whether the caller may see a task: it is theirs to change, or of an account that they may read. */
export async function maySeeTask(taskId: number, caller: Caller): Promise<boolean> {
  const reads = caller.role === "specialist" || caller.role === null ? sql`false` : sql`t.account_id is not null`;
  const found = await db.$queryRaw<unknown[]>`select from task t left join account a on a.id = t.account_id
    where t.id = ${taskId} and (${isTheirs(caller)} or ${reads})`;
  return found.length > 0;
}
