import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { MoneyRequest, RequestsInput } from "../schema/requests.ts";

/** "mine": what the caller asked for. "given": what they may answer: an admin all but their own, a manager those of their teams. */
function whose(caller: Caller, which: "mine" | "given"): Prisma.Sql {
  if (which === "mine") return Prisma.sql`q.user_id = ${caller.userId}`;
  const others = Prisma.sql`q.user_id <> ${caller.userId}`;
  if (caller.role === "admin") return others;
  return Prisma.sql`${others} and exists (
    select from team_member t where t.user_id = q.user_id and t.team_id = any(${caller.teamIds}::int[]))`;
}

/** A page of requests to see money, the newest first. */
export async function listRequests(caller: Caller, which: "mine" | "given", { state, page, pageSize }: RequestsInput) {
  const from = Prisma.sql`from money_request q join app_user u on u.id = q.user_id left join app_user b on b.id = q.answered_by
    where ${whose(caller, which)} and (${state}::text is null or q.state = ${state})`;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<MoneyRequest[]>`
      select q.id, u.name as person, q.scope, q.reason, q.days, q.asked_at as "askedAt", q.state, q.answer, b.name as "answeredBy",
        coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by a.name) from account a
          where a.id = any(q.account_ids)), '[]') as accounts
      ${from} order by q.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total ${from}`,
  ]);
  return { rows, total: count?.total ?? 0 };
}
