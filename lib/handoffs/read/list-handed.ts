import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { HandedInput, HandedPage, HandedRow, ServiceEffect } from "../schema.ts";

const { sql } = Prisma;
const tables = sql`handed_out h join account a on a.id = h.account_id
  join escalation e on (e.account_id, e.id) = (h.account_id, h.escalation_id)
  left join deal d on (d.account_id, d.id) = (h.account_id, h.deal_id)
  left join ticket t on (t.account_id, t.id) = (h.account_id, h.ticket_id) left join app_user u on u.id = h.handed_by`;
const isClosed = sql`e.state in ('closed', 'merged')`;

/** What success handed to sales or to customer service, and what came back. */
export async function listHanded(input: HandedInput, asOf: string): Promise<HandedPage> {
  const { kind, accountId, q, open, sort, dir, page, pageSize } = input;
  const like = `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const all = [sql`h.kind = ${kind}`, sql`a.merged_into_id is null`];
  if (accountId !== null) all.push(sql`h.account_id = ${accountId}`);
  if (q !== "") all.push(sql`(a.name ilike ${like} or e.title ilike ${like} or u.name ilike ${like})`);
  if (open !== null) all.push(open === "closed" ? isClosed : sql`not ${isClosed}`);
  const where = Prisma.join(all, " and ");
  const key = sort === "account" ? sql`lower(a.name)` : sql`h.handed_at`;
  const [rows, [total], effect] = await Promise.all([
    db.$queryRaw<HandedRow[]>`
      select h.id, h.account_id as "accountId", a.name as account, h.kind, coalesce(d.name, t.subject, t.external_id) as about,
        h.ticket_id as "ticketId", e.title, 'ESC-' || e.id as reference, e.state, e.outcome, e.closing, u.name as by,
        to_char(h.handed_at at time zone 'UTC', 'YYYY-MM-DD') as "handedOn", to_char(e.closed_at at time zone 'UTC', 'YYYY-MM-DD') as "closedOn"
      from ${tables} where ${where} order by ${key} ${dir === "asc" ? sql`asc` : sql`desc`}, h.id desc
      limit ${pageSize} offset ${(page - 1) * pageSize}`,
    db.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${tables} where ${where}`,
    kind === "service" ? readServiceEffect(accountId) : null,
  ]);
  return { asOf, rows, total: total?.total ?? 0, effect };
}

/**
 * Answers as METRICS counts satisfaction (M3): of surveys of kind csat, the latest of each contact and survey, each ticket a survey of its own, answers without
 * a contact one by one; at or above the survey's threshold is satisfied. In the 90 days before an issue was handed out, and the 90 after it closed.
 */
async function readServiceEffect(accountId: number | null): Promise<ServiceEffect> {
  const among = accountId === null ? sql`true` : sql`h.account_id = ${accountId}`;
  const [row] = await db.$queryRaw<
    { issues: number; accounts: number; n0: number; s0: number; n1: number; s1: number }[]
  >`
    with issue as (select h.account_id, h.handed_at, e.closed_at from ${tables} where h.kind = 'service' and ${among} and e.state = 'closed'),
    said as (
      select w.side, r.score >= s.satisfied_at as satisfied, row_number() over (partition by w.side, r.account_id, r.survey_id, r.ticket_id, r.contact_id,
        case when r.contact_id is null then r.id end order by r.answered_at desc, r.id desc) as place
      from survey s join survey_response r on r.survey_id = s.id
      cross join lateral (select distinct x.side from issue i cross join lateral (values
          (0, i.handed_at - interval '90 days', i.handed_at), (1, i.closed_at, i.closed_at + interval '90 days')) x (side, starts, ends)
        where i.account_id = r.account_id and r.answered_at >= x.starts and r.answered_at < x.ends) w
      where s.kind = 'csat' and r.score is not null and r.account_id in (select account_id from issue))
    select (select count(*)::int from issue) as issues, (select count(distinct account_id)::int from issue) as accounts,
      count(*) filter (where side = 0 and place = 1)::int as n0, count(*) filter (where side = 0 and place = 1 and satisfied)::int as s0,
      count(*) filter (where side = 1 and place = 1)::int as n1, count(*) filter (where side = 1 and place = 1 and satisfied)::int as s1
    from said`;
  const { issues = 0, accounts = 0, n0 = 0, s0 = 0, n1 = 0, s1 = 0 } = row ?? {};
  return { issues, accounts, before: { answers: n0, satisfied: s0 }, after: { answers: n1, satisfied: s1 } };
}
