import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { coordinatorsOnDuty } from "#lib/escalations/read/coordinators.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { type Refusal, refuse } from "#lib/refusal.ts";
import { mayWrite, stepsOf } from "../rules/steps.ts";
import type { HandoffDetail, HandoffPage, HandoffRow, HandoffsInput } from "../schema.ts";

const { sql } = Prisma;
type Asking = { caller: Caller; asOf: string };
type Stored = Omit<HandoffRow, "steps"> & { csmId: number | null; ownerId: number | null };

const tables = sql`handoff h join account a on a.id = h.account_id left join deal d on (d.account_id, d.id) = (h.account_id, h.deal_id)
  left join app_user c on c.id = h.csm_id left join app_user o on o.id = a.owner_id left join app_user w on w.id = h.created_by`;
const columns = sql`h.id, h.account_id as "accountId", a.name as account, h.title, d.name as deal, to_char(d.closed_on, 'YYYY-MM-DD') as "wonOn",
  h.state, h.missing, h.csm_id as "csmId", c.name as csm, a.owner_id as "ownerId", o.name as owner, w.name as by,
  to_char(h.moved_at at time zone 'UTC', 'YYYY-MM-DD') as "movedOn"`;

/** Whoever stands in for a coordinator now. */
async function isDeputy({ userId, role }: Caller): Promise<boolean> {
  if (role === "specialist" || role === "coordinator" || userId === null) return false;
  return (await coordinatorsOnDuty(db, new Date())).includes(userId);
}

/** Specialists read handoffs at the sales desk, and no others. */
export function maySeeHandoffs(caller: Caller): Refusal | null {
  if (caller.role !== "specialist" || caller.desk === "sales") return null;
  return refuse("forbidden", "Handoffs of new customers are written by the sales desk.");
}

/** Handoffs from sales to success, and what the caller may do with each now. */
export async function listHandoffs(input: HandoffsInput, { caller, asOf }: Asking): Promise<HandoffPage> {
  const { q, state, sort, dir, page, pageSize } = input;
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const all = [sql`a.merged_into_id is null`, state === null ? sql`h.state <> 'withdrawn'` : sql`h.state = ${state}`];
  if (q !== "")
    all.push(sql`(a.name ilike ${like} or h.title ilike ${like} or c.name ilike ${like} or o.name ilike ${like})`);
  const where = Prisma.join(all, " and ");
  const keys = {
    moved: sql`h.moved_at`,
    account: sql`lower(a.name)`,
    state: sql`array_position(array['submitted', 'passed', 'draft', 'accepted', 'withdrawn'], h.state)`,
  };
  const way = dir === "asc" ? sql`asc` : sql`desc`;
  const [rows, [total], deputy] = await Promise.all([
    db.$queryRaw<Stored[]>`select ${columns}, jsonb_array_length(h.goals) as goals from ${tables} where ${where}
      order by ${keys[sort]} ${way}, h.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${tables} where ${where}`,
    isDeputy(caller),
  ]);
  return { asOf, rows: rows.map((row) => ({ ...row, steps: stepsOf(row, caller, deputy) })), total: total?.total ?? 0 };
}

type Whole = Omit<HandoffDetail, "steps" | "mayEdit" | "log"> & { csmId: number | null; ownerId: number | null };

/** One handoff with everything in it and what became of it. */
export async function getHandoff(handoffId: number, caller: Caller): Promise<HandoffDetail | Refusal> {
  const refused = maySeeHandoffs(caller);
  if (refused) return refused;
  const [[row], log, deputy] = await Promise.all([
    db.$queryRaw<
      Whole[]
    >`select ${columns}, h.goals, h.stakeholders, h.risks, h.promises, h.links, h.note from ${tables}
      where h.id = ${handoffId}`,
    db.$queryRaw<
      HandoffDetail["log"]
    >`select l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, u.name as by,
      l.what, l.note from handoff_log l left join app_user u on u.id = l.user_id where l.handoff_id = ${handoffId} order by l.id desc limit 200`,
    isDeputy(caller),
  ]);
  if (!row) return refuse("not-found", "There is no such handoff.");
  return { ...row, log, steps: stepsOf(row, caller, deputy), mayEdit: row.state === "draft" && mayWrite(caller) };
}
