import { db } from "#lib/db.ts";
import { readLedgers } from "#lib/health/read/ledgers.ts";
import { type Among, readPlayFacts } from "../read/facts.ts";
import { type CurrentMatch, readEnds, readMatches } from "../read/matches.ts";
import type { RunningProtocol } from "../read/protocols.ts";
import { decide, isHeldOut, type MatchPhase } from "../rules/decide.ts";
import { judgeAccount } from "../rules/judge-account.ts";
import type { Known } from "../rules/judge-trigger.ts";
import { tellWhy } from "../rules/tell-why.ts";
import type { PlayFacts, Why } from "../schema.ts";
import { applyDecisions, type Decided, type Followed, type Over } from "./apply-decisions.ts";
import { endInterventions } from "./end-interventions.ts";
import { type Opening, openInterventions } from "./open-interventions.ts";

export type Run = {
  asOf: string;
  timeZone: string;
  protocols: readonly RunningProtocol[];
  measures: Known["measures"];
  /** What is left under each protocol's weekly limit; counted down as interventions are opened. */
  room: Map<number, number>;
};
type Told = Omit<Why, "ledger">;
/** A decision with what is needed to carry it out. */
export type Planned = Decided & { told: Told; facts: PlayFacts | null };
export type Evaluated = { opened: number; changed: number[] };

const ruleOf = ({ mode, definition }: RunningProtocol) => ({ mode, ...definition });

/** Accounts that just came by an import, and those that have a turn of their own: all but a first look leave these out. */
type Apart = { imported: ReadonlySet<number>; skip: ReadonlySet<number> };

/** What becomes of each protocol at each of these accounts; accounts whose rows just came by an import begin in the backlog. */
function plan(
  run: Run,
  facts: readonly PlayFacts[],
  matches: readonly CurrentMatch[],
  ends: ReadonlyMap<string, string>,
  { imported, skip }: Apart,
): Planned[] {
  const before = Map.groupBy(matches, ({ protocolId }) => protocolId);
  const planned: Planned[] = [];
  for (const protocol of run.protocols) {
    const { id: protocolId, version, definition } = protocol;
    const rule = ruleOf(protocol);
    const known: Known = { protocolId, measures: run.measures };
    const matched = new Map(before.get(protocolId)?.map((one) => [one.accountId, one]));
    for (const one of facts) {
      const { accountId } = one;
      if (protocol.baselineAt !== null && skip.has(accountId)) continue;
      const match = matched.get(accountId) ?? null;
      const judged = judgeAccount(definition, one, known);
      if (!judged.met && match === null) continue;
      const old = protocol.baselineAt === null || imported.has(accountId);
      const heldOut = isHeldOut(protocolId, accountId, protocol.holdoutPercent);
      const decision = decide(
        match,
        {
          met: judged.met,
          left: one.left,
          asOf: run.asOf,
          endedOn: ends.get(`${protocolId}:${accountId}`) ?? null,
          old,
          heldOut,
        },
        rule,
      );
      if (decision.do === "nothing") continue;
      const told =
        decision.do === "follow" ? tellWhy(definition, one, judged) : { text: judged.text(), facts: [], blockers: [] };
      const place = { accountId, scopeKind: "account", scopeName: null } as const;
      planned.push({
        ...place,
        protocolId,
        version,
        matchId: match?.id ?? null,
        decision,
        why: told.text,
        score: one.score,
        told,
        facts: one,
      });
    }
  }
  return planned;
}

const isFiring = ({ decision }: Planned) => decision.do === "follow" && decision.phase === "fired";

/** Keeps to the weekly limits: the worst scores first, the rest waits where everybody sees it. */
export function keepToLimits(
  planned: readonly Planned[],
  room: Map<number, number>,
  waiting: ReadonlySet<number>,
): Planned[] {
  const firing = planned
    .filter(isFiring)
    .sort((a, b) => (a.score ?? 101) - (b.score ?? 101) || (a.accountId ?? 0) - (b.accountId ?? 0));
  const over = new Set<Planned>();
  for (const one of firing) {
    const left = room.get(one.protocolId) ?? Number.POSITIVE_INFINITY;
    if (left > 0) room.set(one.protocolId, left - 1);
    else over.add(one);
  }
  const limit: MatchPhase = "limit";
  return planned.flatMap((one) => {
    if (!over.has(one)) return [one];
    return one.matchId !== null && waiting.has(one.matchId)
      ? []
      : [{ ...one, decision: { do: "follow", phase: limit } as const }];
  });
}

const placeKey = (one: Pick<Planned, "protocolId" | "accountId" | "scopeKind" | "scopeName">) =>
  [one.protocolId, one.accountId, one.scopeKind, one.scopeName].join(":");

function openingsOf(
  run: Run,
  planned: readonly Planned[],
  followed: readonly Followed[],
  ledgers: ReadonlyMap<number, unknown>,
): Opening[] {
  const byPlace = new Map(planned.map((one) => [placeKey(one), one]));
  const names = new Map(run.protocols.map(({ id, definition }) => [id, definition.name]));
  return followed.flatMap((match) => {
    const from = byPlace.get(placeKey(match));
    if (!from || (match.phase !== "fired" && match.phase !== "held-out")) return [];
    const { accountId, scopeKind, scopeName, protocolId, version, told, facts } = from;
    const ledger = accountId === null ? null : (ledgers.get(accountId) ?? null);
    const name = names.get(protocolId) ?? "";
    const heldOut = match.phase === "held-out";
    const place = { accountId, scopeKind, scopeName };
    return [
      {
        ...place,
        matchId: match.id,
        protocolId,
        version,
        name,
        heldOut,
        openedBy: null,
        why: { ...told, ledger },
        facts,
      },
    ];
  });
}

const endText = { recovered: "Recovered: what it was opened for is over.", lost: "Lost: the account left." } as const;
const endingsOf = (over: readonly Over[]) =>
  over.flatMap(({ interventionId, as }) =>
    interventionId === null ? [] : [{ id: interventionId, as, text: endText[as] }],
  );

/** Carries out what was planned: matches, interventions and ends commit together. */
export async function carryOut(run: Run, planned: readonly Planned[]): Promise<Evaluated> {
  if (planned.length === 0) return { opened: 0, changed: [] };
  const opening = planned.filter(
    (one) => one.decision.do === "follow" && ["fired", "held-out"].includes(one.decision.phase),
  );
  const ledgers = await readLedgers([...new Set(opening.flatMap(({ accountId }) => accountId ?? []))], run.asOf);
  return db.$transaction(async (tx) => {
    const { followed, over } = await applyDecisions(tx, planned, run.asOf);
    const opened = await openInterventions(tx, openingsOf(run, planned, followed, ledgers));
    await endInterventions(tx, endingsOf(over));
    return { opened: opened.length, changed: planned.flatMap(({ accountId }) => accountId ?? []) };
  });
}

/** Evaluates some accounts: one set-based read of what is asked, one pure rule, one transaction. */
export async function evaluatePage(
  run: Run,
  accounts: Among,
  imported: ReadonlySet<number>,
  skip: ReadonlySet<number>,
): Promise<Evaluated> {
  const definitions = run.protocols.map(({ definition }) => definition);
  const [facts, matches, ends] = await Promise.all([
    readPlayFacts(accounts, definitions, run),
    readMatches(accounts),
    readEnds(accounts, run.timeZone),
  ]);
  const waiting = new Set(matches.filter(({ phase }) => phase === "limit").map(({ id }) => id));
  return carryOut(run, keepToLimits(plan(run, facts, matches, ends, { imported, skip }), run.room, waiting));
}
