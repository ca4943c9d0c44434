import { recordSystem } from "#lib/engagement/write/record-system.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { PlayFacts, Why } from "../schema.ts";
import type { Place } from "./apply-decisions.ts";

type Tx = Prisma.TransactionClient;

export type Opening = Place & {
  matchId: number;
  protocolId: number;
  version: number;
  name: string;
  heldOut: boolean;
  /** Who released it; null when it fired by itself. */
  openedBy: number | null;
  why: Why;
  facts: Pick<PlayFacts, "score" | "segment" | "tenureDays"> | null;
};
export type Opened = { id: number; matchId: number };

/**
 * Opens interventions and ties them to their matches, all of it in the caller's transaction. One that is open already for the same
 * protocol and account stays the only one. Of those that nothing is done for only the row is kept, to compare with.
 */
export async function openInterventions(tx: Tx, openings: readonly Opening[]): Promise<Opened[]> {
  if (openings.length === 0) return [];
  const rows = openings.map(({ facts, ...row }) => ({
    ...row,
    score: null,
    segment: null,
    tenureDays: null,
    ...facts,
  }));
  const opened = await tx.$queryRaw<Opened[]>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("accountId" int, "scopeKind" text, "scopeName" text, "matchId" bigint,
        "protocolId" int, version int, name text, "heldOut" boolean, "openedBy" int, why jsonb, score float8, segment text, "tenureDays" int)
    ), made as (
      insert into intervention (account_id, protocol_id, version, scope_kind, scope_name, opened_by, why, score, segment, tenure_days, held_out, step_due_at)
      select "accountId", "protocolId", version, "scopeKind", "scopeName", "openedBy", why, score, segment, "tenureDays", "heldOut",
        case when "heldOut" then null else to_timestamp(0) end from asked
      on conflict do nothing returning id, account_id, protocol_id, scope_kind, scope_name
    ), tied as (
      update protocol_match m set intervention_id = i.id, phase = case when r."heldOut" then 'held-out' else 'fired' end, phase_at = now(), decided_by = r."openedBy"
      from made i join asked r on r."protocolId" = i.protocol_id and r."accountId" is not distinct from i.account_id
        and r."scopeKind" = i.scope_kind and r."scopeName" is not distinct from i.scope_name
      where m.id = r."matchId" returning m.id, m.intervention_id, r.why ->> 'text' as text, r."heldOut" as held, r."openedBy" as by
    ), logged as (
      insert into intervention_log (intervention_id, kind, text, user_id)
      select intervention_id, 'opened', case when held then 'Held out: nothing is done, to compare with. ' else '' end || text, by from tied
    )
    select intervention_id as id, id::int as "matchId" from tied`;
  await tell(tx, openings, opened);
  return opened;
}

async function tell(tx: Tx, openings: readonly Opening[], opened: readonly Opened[]): Promise<void> {
  const byMatch = new Map(openings.map((one) => [one.matchId, one]));
  for (const { id, matchId } of opened) {
    const one = byMatch.get(matchId);
    if (!one || one.heldOut || one.accountId === null) continue;
    const what = `${one.name}: an intervention was opened. ${one.why.text}`;
    await recordSystem(tx, {
      accountId: one.accountId,
      kind: "intervention",
      what,
      href: `/protocols/interventions/${id}`,
    });
  }
}
