import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { accountRights } from "#lib/subject.ts";
import { csvLine } from "../rules.ts";
import type { RequestPage, RequestRow, RequestsInput } from "../schema.ts";

const { sql } = Prisma;
type Asking = { caller: Caller; asOf: string };

const tables = sql`customer_request r join account a on a.id = r.account_id
  left join contact c on (c.account_id, c.id) = (r.account_id, r.contact_id) left join scope_area s on s.id = r.area_id
  left join scope_area g on g.id = r.suggested_id left join task t on t.id = r.task_id
  left join escalation e on (e.account_id, e.id) = (r.account_id, r.escalation_id)
  left join app_user l on l.id = r.logged_by left join app_user j on j.id = r.judged_by`;

type Narrowing = Omit<RequestsInput, "sort" | "dir" | "page" | "pageSize">;

function conditions({ q, accountId, state, areaId, channel }: Narrowing): Prisma.Sql {
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const all = [sql`a.merged_into_id is null`];
  if (q !== "")
    all.push(sql`(r.words ilike ${like} or a.name ilike ${like} or c.name ilike ${like} or r.asker ilike ${like})`);
  if (accountId !== null) all.push(sql`r.account_id = ${accountId}`);
  if (state !== null) all.push(sql`r.state = ${state}`);
  if (areaId !== null) all.push(sql`r.area_id = ${areaId}`);
  if (channel !== null) all.push(sql`r.channel = ${channel}`);
  return Prisma.join(all, " and ");
}

function orderBy({ sort, dir }: Pick<RequestsInput, "sort" | "dir">): Prisma.Sql {
  const way = dir === "asc" ? sql`asc` : sql`desc`;
  const keys = { logged: sql`r.logged_at`, account: sql`lower(a.name)`, area: sql`lower(s.name)` };
  return sql`${keys[sort]} ${way} nulls last, r.id desc`;
}

type Stored = Omit<RequestRow, "mayChange">;
const rowsWhere = (where: Prisma.Sql, order: Prisma.Sql, limit: number, offset: number) => db.$queryRaw<Stored[]>`
  select r.id, r.account_id as "accountId", a.name as account, coalesce(c.name, r.asker) as asker, r.words, r.channel,
    to_char(r.asked_on, 'YYYY-MM-DD') as "askedOn", l.name as "loggedBy", r.state, s.name as area, s.category,
    r.suggested_id as "suggestedId", g.name as suggested, j.name as "judgedBy", r.reply, r.task_id as "taskId",
    t.state as "taskState", 'ESC-' || e.id as reference, e.state as escalation
  from ${tables} where ${where} order by ${order} limit ${limit} offset ${offset}`;

/** Requests of customers with what became of them, and how many of which kind there are. */
export async function listRequests(input: RequestsInput, { caller, asOf }: Asking): Promise<RequestPage> {
  const { page, pageSize } = input;
  const where = conditions(input);
  const scope = conditions({ ...input, state: null, areaId: null });
  const [stored, [total], [counts], kinds] = await Promise.all([
    rowsWhere(where, orderBy(input), pageSize, (page - 1) * pageSize),
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${tables} where ${where}`,
    db.$queryRaw<RequestPage["counts"][]>`select count(*) filter (where r.state = 'open')::int as open,
      count(*) filter (where r.state = 'inside')::int as inside, count(*) filter (where r.state = 'outside')::int as outside
      from ${tables} where ${scope}`,
    db.$queryRaw<RequestPage["kinds"]>`select s.id as "areaId", s.name, s.inside, count(*)::int as count from ${tables}
      where ${scope} and s.id is not null group by s.id, s.name, s.inside order by count(*) desc, s.id`,
  ]);
  const rights = await accountRights([...new Set(stored.map(({ accountId }) => accountId))], caller);
  const mayChange = new Set(rights.filter(({ change }) => change).map(({ id }) => id));
  const rows = stored.map((row) => ({ ...row, mayChange: mayChange.has(row.accountId) }));
  return { asOf, rows, total: total?.total ?? 0, counts: counts as RequestPage["counts"], kinds };
}

const most = 20_000;
const heads = [
  "Request",
  "Account",
  "Asked by",
  "Asked on",
  "Channel",
  "Words",
  "Outcome",
  "Area",
  "Escalation",
  "State",
  "Judged by",
  "Logged by",
];

/** The filtered list as CSV. */
export async function exportRequests(input: Narrowing & Pick<RequestsInput, "sort" | "dir">): Promise<string> {
  const rows = await rowsWhere(conditions(input), orderBy(input), most, 0);
  const lines = rows.map((row) =>
    csvLine([
      row.id,
      row.account,
      row.asker,
      row.askedOn,
      row.channel,
      row.words,
      row.state,
      row.area,
      row.reference,
      row.escalation ?? row.taskState,
      row.judgedBy,
      row.loggedBy,
    ]),
  );
  return csvLine(heads) + lines.join("");
}
