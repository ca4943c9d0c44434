import { db } from "#lib/db.ts";
import type { InteractionRow, PulseRow } from "../schema.ts";

type Row = Omit<InteractionRow, "at" | "corrects"> & { at: Date; oldSummary: string | null; oldAt: Date | null };

/** The interactions of an account, newest first. A corrected one shows its newest words and what they replaced. */
export async function listInteractions(accountId: number, limit: number): Promise<InteractionRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    select i.id, i.kind, i.at, u.name as by, i.user_id as "byId", c.name as contact, i.contact_id as "contactId", i.summary, i.outcome,
      o.summary as "oldSummary", o.at as "oldAt"
    from interaction i left join app_user u on u.id = i.user_id
    left join contact c on c.account_id = i.account_id and c.id = i.contact_id
    left join interaction o on o.account_id = i.account_id and o.id = i.corrects_id
    where i.account_id = ${accountId} and not exists (
      select from interaction n where n.account_id = i.account_id and n.corrects_id = i.id)
    order by i.at desc, i.id desc limit ${limit}`;
  return rows.map(({ oldSummary, oldAt, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    corrects: oldSummary !== null && oldAt ? { summary: oldSummary, at: oldAt.toISOString() } : null,
  }));
}

/** The pulses that people gave an account, newest first. */
export async function listPulses(accountId: number, limit: number): Promise<PulseRow[]> {
  const rows = await db.$queryRaw<(Omit<PulseRow, "at"> & { at: Date })[]>`
    select p.id, p.value, p.reason, p.at, u.name as by from pulse p left join app_user u on u.id = p.user_id
    where p.account_id = ${accountId} order by p.at desc, p.id desc limit ${limit}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
