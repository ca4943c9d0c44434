import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { InteractionRow } from "../schema/interactions.ts";
import type { PulseRow } from "../schema.ts";

type Row = Omit<InteractionRow, "at" | "corrects" | "nextStep"> & {
  at: Date;
  nextStep: string | null;
  nextStepOn: string | null;
  oldSummary: string | null;
  oldAt: Date | null;
};

/** SQL: nothing newer stands in for interaction `i`. */
export const uncorrected = Prisma.sql`not exists (
  select from interaction n where n.account_id = i.account_id and n.corrects_id = i.id)`;

/** Interactions by their keys. A corrected one shows its newest words and what they replaced. */
export async function interactionsOf(keys: Prisma.Sql): Promise<InteractionRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    select i.id, i.kind, i.at, u.name as by, i.user_id as "byId", i.summary, i.outcome, i.sentiment, i.direction, i.shared, i.via,
      i.next_step as "nextStep", to_char(i.next_step_on, 'YYYY-MM-DD') as "nextStepOn", o.summary as "oldSummary", o.at as "oldAt",
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by w.place)
        from unnest(i.contact_id || i.also_with) with ordinality as w (id, place)
        join contact c on c.account_id = i.account_id and c.id = w.id), '[]') as contacts
    from (${keys}) as k join interaction i on i.account_id = k.account_id and i.id = k.id
    left join app_user u on u.id = i.user_id
    left join interaction o on o.account_id = i.account_id and o.id = i.corrects_id
    order by i.at desc, i.id desc`;
  return rows.map(({ oldSummary, oldAt, at, nextStep, nextStepOn, ...row }) => ({
    ...row,
    at: at.toISOString(),
    nextStep: nextStep !== null && nextStepOn !== null ? { what: nextStep, on: nextStepOn } : null,
    corrects: oldSummary !== null && oldAt ? { summary: oldSummary, at: oldAt.toISOString() } : null,
  }));
}

/** The interactions of an account, newest first. */
export function listInteractions(accountId: number, limit: number): Promise<InteractionRow[]> {
  return interactionsOf(Prisma.sql`select i.account_id, i.id from interaction i
    where i.account_id = ${accountId} and ${uncorrected} order by i.at desc, i.id desc limit ${limit}`);
}

/** The pulses that people gave an account, newest first. */
export async function listPulses(accountId: number, limit: number): Promise<PulseRow[]> {
  const rows = await db.$queryRaw<(Omit<PulseRow, "at"> & { at: Date })[]>`
    select p.id, p.value, p.reason, p.at, u.name as by from pulse p left join app_user u on u.id = p.user_id
    where p.account_id = ${accountId} order by p.at desc, p.id desc limit ${limit}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
