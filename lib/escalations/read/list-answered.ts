import { db } from "#lib/db.ts";
import { referenceOf } from "../rules/reference.ts";
import type { EscalationCategory } from "../schema.ts";

export type Answered = { reference: string; title: string; category: EscalationCategory; answeredAt: string };

/** The escalations of an account whose answer a promise may rest on (`isAnswered`), the latest answer first. */
export async function listAnswered(accountId: number, limit = 50): Promise<Answered[]> {
  const rows = await db.$queryRaw<{ id: number; title: string; category: EscalationCategory; answeredAt: Date }[]>`
    select id, title, category, answered_at as "answeredAt" from escalation
    where account_id = ${accountId}::int and answered_at is not null and state <> 'merged'
      and coalesce(outcome, '') not in ('declined', 'not-needed')
    order by answered_at desc, id desc limit ${limit}::int`;
  return rows.map(({ id, answeredAt, ...row }) => ({
    ...row,
    reference: referenceOf(id),
    answeredAt: answeredAt.toISOString(),
  }));
}
