import { db } from "#lib/db.ts";
import type { AnswerRow, ContactRow, TicketRow } from "../schema/account.ts";

/** People at the customer: those who are there first, champions and sponsors before the rest. */
export function listContacts(accountId: number): Promise<ContactRow[]> {
  return db.$queryRaw<ContactRow[]>`
    select id, name, email, title, role, phone, to_char(joined_on, 'YYYY-MM-DD') as "joinedOn", to_char(left_on, 'YYYY-MM-DD') as "leftOn"
    from contact where account_id = ${accountId}
    order by left_on is not null, array_position(array['champion', 'sponsor', 'admin', 'user'], role) nulls last, name, id limit 500`;
}

/** Tickets, open ones first, then the newest. */
export async function listTickets(accountId: number): Promise<TicketRow[]> {
  const rows = await db.$queryRaw<
    (Omit<TicketRow, "openedAt" | "closedAt"> & { openedAt: Date; closedAt: Date | null })[]
  >`
    select id, external_id as "externalId", subject, category, priority, status, opened_at as "openedAt", closed_at as "closedAt", escalated
    from ticket where account_id = ${accountId} order by closed_at is not null, opened_at desc, id desc limit 200`;
  return rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }));
}

/** Survey answers, newest first; whether one is satisfied follows its survey's own scale (M3). */
export async function listAnswers(accountId: number): Promise<AnswerRow[]> {
  const rows = await db.$queryRaw<(Omit<AnswerRow, "answeredAt"> & { answeredAt: Date | null })[]>`
    select r.id, s.name as survey, s.kind, c.name as contact, r.score, s.scale_max as "scaleMax", r.score >= s.satisfied_at as satisfied,
      r.comment, r.answered_at as "answeredAt"
    from survey_response r join survey s on s.id = r.survey_id left join contact c on c.account_id = r.account_id and c.id = r.contact_id
    where r.account_id = ${accountId} and r.answered_at is not null order by r.answered_at desc, r.id desc limit 200`;
  return rows.map((row) => ({ ...row, answeredAt: row.answeredAt?.toISOString() ?? null }));
}
