import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { EscalationDetail, Participant } from "../schema/detail.ts";
import type { EscalationRow } from "../schema/list.ts";
import type { Evidence, Part } from "../schema.ts";
import { readAccountDoor } from "./account-door.ts";
import { rowColumns, rowOf, rowTables } from "./list-escalations.ts";
import { listLog } from "./list-log.ts";
import { listMessages } from "./list-messages.ts";

type Found = Parameters<typeof rowOf>[0] & {
  summary: string;
  blockers: string[] | null;
  evidence: Evidence[];
  impact: string | null;
  closing: string | null;
  mergedIntoId: number | null;
  answeredAt: Date | null;
  wasRouted: boolean;
  part: Part;
};

/** One escalation as whoever asks may see it, with its thread, its log and the door to its account. */
export async function getEscalation(escalationId: number, caller: Caller): Promise<EscalationDetail | null> {
  const [found] = await db.$queryRaw<Found[]>`
    select ${rowColumns}, e.summary, e.blockers, e.evidence, e.impact, e.closing, e.merged_into_id as "mergedIntoId", e.answered_at as "answeredAt",
      e.desk is not null as "wasRouted", escalation_part(e.id, ${caller.userId}::int, ${caller.role}) as part
    from ${rowTables} where e.id = ${escalationId}::int`;
  if (!found) return null;
  const { accountId } = found;
  const [messages, log, participants, account] = await Promise.all([
    listMessages(accountId, escalationId),
    listLog(accountId, escalationId),
    listParticipants(escalationId),
    readAccountDoor(accountId),
  ]);
  const { part, summary, blockers, evidence, impact, closing, mergedIntoId, answeredAt, wasRouted, ...row } = found;
  const more = { summary, blockers: blockers ?? [], evidence, impact, closing, mergedIntoId, wasRouted };
  const escalation = { ...(rowOf(row) as EscalationRow), ...more, answeredAt: answeredAt?.toISOString() ?? null };
  return { escalation, part, messages, log, participants, account, asOf: new Date().toISOString() };
}

/** Who takes part now: whoever joined and still may write. */
export function listParticipants(escalationId: number): Promise<Participant[]> {
  return db.$queryRaw<Participant[]>`
    select u.id as "userId", u.name, p.part from escalation_participant p join app_user u on u.id = p.user_id
    where p.escalation_id = ${escalationId}::int and takes_part(p.escalation_id, p.user_id)
    order by array_position(array['coordinator', 'deputy', 'specialist', 'raiser', 'owner', 'cover', 'manager'], p.part), u.name`;
}
