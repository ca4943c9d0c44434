import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { TimelineEntry } from "../schema/account.ts";

type Row = Omit<TimelineEntry, "at"> & { at: Date };

/** What happened with an account, newest first, from every source; `before` is where the last page ended. */
export async function listTimeline(
  accountId: number,
  before: string | undefined,
  limit: number,
): Promise<TimelineEntry[]> {
  const end = before ? Prisma.sql`${before}::timestamptz` : Prisma.sql`'infinity'::timestamptz`;
  const rows = await db.$queryRaw<Row[]>`
    select * from (
      (${interactions(accountId, end)} order by at desc limit ${limit}) union all (${pulses(accountId, end)} order by at desc limit ${limit})
      union all (${tickets(accountId, end)} order by at desc limit ${limit}) union all (${answers(accountId, end)} order by at desc limit ${limit})
      union all (${milestones(accountId, end)} order by at desc limit ${limit}) union all (${contacts(accountId, end)} order by at desc limit ${limit})
      union all (${moves(accountId, end)} order by at desc limit ${limit}) union all (${bandChanges(accountId, end)} order by at desc limit ${limit})
      union all (${systemEntries(accountId, end)} order by at desc limit ${limit})
      union all (${escalations(accountId, end)} order by at desc limit ${limit})
    ) entry order by at desc, key limit ${limit}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

const interactions = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'interaction-' || i.id as key, 'interaction' as kind, i.at, initcap(replace(i.kind, '-', ' ')) || ': ' || i.summary as title, i.outcome as detail, u.name as by, null::text as href, i.shared
  from interaction i left join app_user u on u.id = i.user_id
  where i.account_id = ${accountId} and i.at < ${end}
    and not exists (select from interaction n where n.account_id = i.account_id and n.corrects_id = i.id)`;

const pulses = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'pulse-' || p.id, 'pulse', p.at, 'Pulse: ' || (array['poor', 'fair', 'good'])[p.value], p.reason, u.name, null, false
  from pulse p left join app_user u on u.id = p.user_id where p.account_id = ${accountId} and p.at < ${end}`;

const tickets = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'ticket-' || t.id, 'ticket', t.opened_at as at, 'Ticket: ' || coalesce(t.subject, t.category, t.external_id, 'no subject'),
    concat_ws(', ', t.priority, t.status, case when t.escalated then 'escalated' end), null, null, false
  from ticket t where t.account_id = ${accountId} and t.opened_at < ${end}`;

const answers = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'survey-' || r.id, 'survey', r.answered_at as at, s.name || ': ' || coalesce(r.score::text, 'no score') || ' of ' || s.scale_max::text,
    r.comment, c.name, null, false
  from survey_response r join survey s on s.id = r.survey_id left join contact c on c.account_id = r.account_id and c.id = r.contact_id
  where r.account_id = ${accountId} and r.answered_at < ${end}`;

const milestones = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'milestone-' || m.id, 'onboarding', m.completed_on::timestamptz as at, 'Milestone reached: ' || m.name,
    case when m.is_first_value then 'first value' end, null, null, false
  from milestone m where m.account_id = ${accountId} and m.completed_on::timestamptz < ${end}`;

const contacts = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'contact-' || c.id, 'contact', c.left_on::timestamptz as at, c.name || ' left', concat_ws(', ', c.title, c.role), null, null, false
  from contact c where c.account_id = ${accountId} and c.left_on::timestamptz < ${end}`;

const moves = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'book-' || b.id, 'book', b.at, 'Handed to ' || coalesce(t.name, 'nobody'), b.note, m.name, null, false
  from book_move b left join app_user t on t.id = b.to_id left join app_user m on m.id = b.moved_by
  where b.account_id = ${accountId} and b.at < ${end}`;

const bandChanges = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'health-' || day, 'health', day::timestamptz as at, 'Turned ' || replace(band, '-', ' ') || ', from ' || replace(was, '-', ' '),
    'score ' || coalesce(round(score::numeric)::text, 'unknown'), null, null, false
  from (select day, band, score, lag(band) over (order by day) as was from score_daily where account_id = ${accountId}) d
  where band <> was and day::timestamptz < ${end}`;

const systemEntries = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'system-' || s.id, 'system', s.at, s.what, null, 'Bellwether', s.href, false
  from system_entry s where s.account_id = ${accountId} and s.at < ${end}`;

/** Its steps without its words: those are for whoever takes part. */
const escalations = (accountId: number, end: Prisma.Sql) => Prisma.sql`
  select 'escalation-' || l.id, 'escalation', l.at, 'Escalation ESC-' || e.id || ' ' || case l.what when 'routed' then 'routed to the ' || replace(l.after ->> 'desk', '-', ' ') || ' desk'
      when 'answered' then 'answered by the desk' else l.what end, e.category || ', ' || e.severity, u.name, null, false
  from escalation_log l join escalation e on e.account_id = l.account_id and e.id = l.escalation_id left join app_user u on u.id = l.user_id
  where l.account_id = ${accountId} and l.at < ${end} and l.what in ('raised', 'routed', 'answered', 'closed') and (l.what <> 'routed' or l.after ? 'desk')`;
