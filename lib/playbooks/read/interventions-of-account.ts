import { db } from "#lib/db.ts";
import type { AccountIntervention } from "../schema/interventions.ts";

/** The interventions of an account, open ones first, then the newest. Those of the share that nothing is done for are not shown. */
export async function interventionsOfAccount(accountId: number, limit = 20): Promise<AccountIntervention[]> {
  type Row = Omit<AccountIntervention, "openedAt" | "endedAt"> & { openedAt: Date; endedAt: Date | null };
  const rows = await db.$queryRaw<Row[]>`
    select i.id, i.protocol_id as "protocolId", v.definition ->> 'name' as protocol, i.opened_at as "openedAt", i.why ->> 'text' as why,
      i.state, to_char(i.snoozed_until, 'YYYY-MM-DD') as "snoozedUntil", i.outcome, i.ended_at as "endedAt"
    from intervention i join protocol_version v on v.protocol_id = i.protocol_id and v.version = i.version
    where i.account_id = ${accountId} and not i.held_out order by i.state <> 'open', i.opened_at desc, i.id desc limit ${limit}`;
  return rows.map((row) => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}
