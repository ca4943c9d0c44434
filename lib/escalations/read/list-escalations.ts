import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { idOfReference } from "../rules/reference.ts";
import type { EscalationRow, ListInput } from "../schema/list.ts";

type Row = Omit<
  EscalationRow,
  "raisedAt" | "respondDueAt" | "resolveDueAt" | "respondedAt" | "pausedSince" | "closedAt"
> &
  Record<"raisedAt" | "respondDueAt" | "resolveDueAt", Date> &
  Record<"respondedAt" | "pausedSince" | "closedAt", Date | null>;

export const rowColumns = Prisma.sql`e.id, e.account_id as "accountId", a.name as account, e.category, e.severity, e.title, e.state, e.desk,
  s.name as specialist, coalesce(r.name, 'Protocol ' || e.protocol) as raiser, e.raised_at as "raisedAt", e.respond_due_at as "respondDueAt",
  e.resolve_due_at as "resolveDueAt", e.responded_at as "respondedAt", e.paused_since as "pausedSince", e.closed_at as "closedAt", e.outcome`;
export const rowTables = Prisma.sql`escalation e join account a on a.id = e.account_id
  left join app_user s on s.id = e.specialist_id left join app_user r on r.id = e.raised_by`;

const iso = (at: Date | null) => at?.toISOString() ?? null;
export const rowOf = ({
  raisedAt,
  respondDueAt,
  resolveDueAt,
  respondedAt,
  pausedSince,
  closedAt,
  ...row
}: Row): EscalationRow => ({
  ...row,
  raisedAt: raisedAt.toISOString(),
  respondDueAt: respondDueAt.toISOString(),
  resolveDueAt: resolveDueAt.toISOString(),
  respondedAt: iso(respondedAt),
  pausedSince: iso(pausedSince),
  closedAt: iso(closedAt),
});

const open = Prisma.sql`e.state not in ('closed', 'merged')`;
const due = Prisma.sql`case when ${open} then case when e.responded_at is null then e.respond_due_at else e.resolve_due_at end end`;
const rank = (column: Prisma.Sql, words: string[]) => Prisma.sql`array_position(${words}::text[], ${column})`;
const order: Record<ListInput["sort"], Prisma.Sql> = {
  due: Prisma.sql`e.paused_since is not null, ${due}`,
  raised: Prisma.sql`e.raised_at`,
  severity: rank(Prisma.sql`e.severity`, ["urgent", "high", "normal", "low"]),
  account: Prisma.sql`lower(a.name)`,
  state: rank(Prisma.sql`e.state`, ["new", "asked", "routed", "answered", "closed", "merged"]),
};

/** What waits for the caller: unrouted or answered for a coordinator, routed for a specialist, a question for everybody else. */
function waitsFor(caller: Caller): Prisma.Sql {
  if (caller.role === "specialist")
    return Prisma.sql`e.state = 'routed' and (e.specialist_id is null or e.specialist_id = ${caller.userId}::int)`;
  if (caller.role === "coordinator") return Prisma.sql`e.state in ('new', 'answered')`;
  return Prisma.sql`e.state = 'asked' and (e.raised_by = ${caller.userId}::int or (e.raised_by is null and a.owner_id = ${caller.userId}::int))`;
}

function whereOf(input: ListInput, caller: Caller): Prisma.Sql {
  const like = `%${input.search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const parts = [
    Prisma.sql`escalation_part(e.id, ${caller.userId}::int, ${caller.role}) is not null`,
    input.state === "open" && open,
    input.state !== "open" && input.state !== "all" && Prisma.sql`e.state = ${input.state}`,
    input.category && Prisma.sql`e.category = ${input.category}`,
    input.severity && Prisma.sql`e.severity = ${input.severity}`,
    input.desk && Prisma.sql`e.desk = ${input.desk}`,
    input.accountId && Prisma.sql`e.account_id = ${input.accountId}::int`,
    input.overdue && Prisma.sql`e.paused_since is null and ${due} < now()`,
    input.mine && waitsFor(caller),
    input.search &&
      Prisma.sql`(e.id = ${idOfReference(input.search)}::int or e.title ilike ${like} or a.name ilike ${like} or r.name ilike ${like} or s.name ilike ${like})`,
  ];
  return Prisma.join(
    parts.filter((part) => typeof part === "object" && part !== null),
    " and ",
  );
}

/** The escalations that the caller takes part in or may read, a page at a time. */
export async function listEscalations(input: ListInput, caller: Caller) {
  const from = Prisma.sql`from ${rowTables} where ${whereOf(input, caller)}`;
  const dir = input.dir === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Row[]>`select ${rowColumns} ${from} order by ${order[input.sort]} ${dir} nulls last, e.id desc
      limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total ${from}`,
  ]);
  return { rows: rows.map(rowOf), total: count?.total ?? 0, asOf: new Date().toISOString() };
}
