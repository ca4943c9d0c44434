import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Decision, MatchPhase } from "../rules/decide.ts";
import type { ScopeKind } from "../schema.ts";

type Tx = Prisma.TransactionClient;

export type Place = { accountId: number | null; scopeKind: ScopeKind; scopeName: string | null };
export type Decided = Place & {
  protocolId: number;
  version: number;
  matchId: number | null;
  decision: Exclude<Decision, { do: "nothing" }>;
  why: string;
  score: number | null;
};
/** A match that was followed into a phase; with its id now. */
export type Followed = { id: number; protocolId: number; phase: MatchPhase } & Place;

type Follow = Decided & { decision: { do: "follow"; phase: MatchPhase } };
const isFollow = (one: Decided): one is Follow => one.decision.do === "follow";

/** New matches and new phases, as they were decided; what somebody else changed meanwhile is left as it is. */
async function follow(tx: Tx, decided: readonly Decided[], asOf: string): Promise<Followed[]> {
  const rows = decided.filter(isFollow).map(({ decision, ...row }) => ({ ...row, phase: decision.phase }));
  if (rows.length === 0) return [];
  return tx.$queryRaw<Followed[]>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("accountId" int, "scopeKind" text, "scopeName" text,
        "protocolId" int, version int, "matchId" bigint, phase text, why text, score float8)
    ), moved as (
      update protocol_match m set phase = r.phase, phase_at = now(), version = r.version, why = r.why, score = r.score
      from asked r where m.id = r."matchId" and m.ended_at is null and m.phase in ('sustaining', 'resting', 'limit')
      returning m.id, m.protocol_id, m.phase, m.account_id, m.scope_kind, m.scope_name
    ), made as (
      insert into protocol_match (account_id, protocol_id, version, scope_kind, scope_name, phase, since_on, why, score)
      select "accountId", "protocolId", version, "scopeKind", "scopeName", phase, ${asOf}::date, why, score
      from asked where "matchId" is null and ("accountId" is null or exists (select from account a where a.id = "accountId"))
      on conflict do nothing returning id, protocol_id, phase, account_id, scope_kind, scope_name
    )
    select id::int, protocol_id as "protocolId", phase, account_id as "accountId", scope_kind as "scopeKind", scope_name as "scopeName"
    from (select * from moved union all select * from made) f order by f.id`;
}

/** A recovery begins, or what was over holds again. */
async function markClear(tx: Tx, decided: readonly Decided[], asOf: string): Promise<void> {
  const ids = (kind: "clear" | "unclear") =>
    decided.flatMap(({ decision, matchId }) => (decision.do === kind && matchId !== null ? [matchId] : []));
  const [clear, unclear] = [ids("clear"), ids("unclear")];
  if (clear.length > 0)
    await tx.$executeRaw`update protocol_match set clear_on = ${asOf}::date where id = any(${clear}::bigint[]) and ended_at is null`;
  if (unclear.length > 0)
    await tx.$executeRaw`update protocol_match set clear_on = null where id = any(${unclear}::bigint[]) and ended_at is null`;
}

export type Over = { interventionId: number | null; as: "recovered" | "lost" };

/** Conditions that are over; says which interventions they end. */
async function end(tx: Tx, decided: readonly Decided[]): Promise<Over[]> {
  const ends = decided.flatMap(({ decision, matchId }) =>
    decision.do === "end" && matchId !== null ? [{ id: matchId, as: decision.as }] : [],
  );
  if (ends.length === 0) return [];
  return tx.$queryRaw<Over[]>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as r(id bigint, "as" text)),
    -- what came to nothing but a passing moment leaves no trace
    gone as (delete from protocol_match m using asked r where m.id = r.id and m.phase in ('sustaining', 'resting') and m.ended_at is null)
    update protocol_match m set ended_at = now() from asked r
    where m.id = r.id and m.ended_at is null and m.phase not in ('sustaining', 'resting')
    returning m.intervention_id as "interventionId", r."as"`;
}

/** Writes what was decided about matches, all of it in the caller's transaction. */
export async function applyDecisions(
  tx: Tx,
  decided: readonly Decided[],
  asOf: string,
): Promise<{ followed: Followed[]; over: Over[] }> {
  const followed = await follow(tx, decided, asOf);
  await markClear(tx, decided, asOf);
  return { followed, over: await end(tx, decided) };
}
