import type { z } from "zod";
import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import { readLedgers } from "#lib/health/read/ledgers.ts";
import { announce } from "#lib/live/write.ts";
import { readCompanyTimeZone } from "#lib/metrics/read/definitions.ts";
import { accountRights } from "#lib/subject.ts";
import { readPlayFacts } from "../read/facts.ts";
import { readKnownMeasures } from "../read/known.ts";
import { type RunningProtocol, readRunning } from "../read/protocols.ts";
import { metricWords, readSlices } from "../read/slices.ts";
import { judgeAccount } from "../rules/judge-account.ts";
import { judgeSlice } from "../rules/judge-trigger.ts";
import { tellWhy } from "../rules/tell-why.ts";
import type { ReleaseInput, released } from "../schema/protocols.ts";
import type { ScopeKind, Why } from "../schema.ts";
import { type Opening, openInterventions } from "./open-interventions.ts";

type Waiting = {
  id: number;
  protocolId: number;
  accountId: number | null;
  scopeKind: ScopeKind;
  scopeName: string | null;
};
type Judgement = { met: boolean; told: Omit<Why, "ledger">; facts: Opening["facts"] };

/** So many are released in one step; the rest is asked for again by whoever wants all. */
const most = 2_000;

async function readWaiting({ matchIds, all, protocolId }: ReleaseInput): Promise<Waiting[]> {
  const which = all ? Prisma.sql`true` : Prisma.sql`id = any(${matchIds}::bigint[])`;
  const of = protocolId === null ? Prisma.empty : Prisma.sql`and protocol_id = ${protocolId}`;
  return db.$queryRaw<Waiting[]>`
    select id::int, protocol_id as "protocolId", account_id as "accountId", scope_kind as "scopeKind", scope_name as "scopeName"
    from protocol_match where ended_at is null and phase in ('backlog', 'limit') and ${which} ${of} order by since_on, id limit ${most}`;
}

/** What of it is the caller's: accounts of a manager's own teams, and what has no account. */
async function ownOf(waiting: readonly Waiting[], caller: Caller): Promise<Waiting[]> {
  const rights = await accountRights([...new Set(waiting.flatMap(({ accountId }) => accountId ?? []))], caller);
  const own = new Set(rights.filter(({ change }) => change).map(({ id }) => id));
  return waiting.filter(({ accountId }) => accountId === null || own.has(accountId));
}

/** Whether it still holds, by the facts of this moment. */
async function judgeAll(
  waiting: readonly Waiting[],
  protocols: readonly RunningProtocol[],
  asOf: string,
): Promise<Map<number, Judgement>> {
  const [timeZone, measures] = await Promise.all([readCompanyTimeZone(), readKnownMeasures()]);
  const found = new Map<number, Judgement>();
  for (const { id: protocolId, definition } of protocols) {
    const of = waiting.filter((one) => one.protocolId === protocolId);
    if (of.length === 0) continue;
    const facts = await readPlayFacts(
      of.flatMap(({ accountId }) => accountId ?? []),
      [definition],
      { asOf, timeZone, measures },
    );
    const byId = new Map(facts.map((one) => [one.accountId, one]));
    const words = definition.trigger.kind === "metric" ? metricWords(definition.trigger.metric) : null;
    const slices =
      definition.trigger.kind === "metric" && of.some(({ accountId }) => accountId === null)
        ? await readSlices(definition.trigger.metric)
        : [];
    for (const one of of) {
      const account = one.accountId === null ? null : byId.get(one.accountId);
      const slice = slices.find(({ kind, name }) => kind === one.scopeKind && name === one.scopeName);
      if (account) {
        const judged = judgeAccount(definition, account, { protocolId, measures });
        found.set(one.id, { met: judged.met === true, told: tellWhy(definition, account, judged), facts: account });
      } else if (slice && words) {
        const judged = judgeSlice(definition.trigger, slice, words);
        found.set(one.id, {
          met: judged.met === true,
          told: { text: judged.text(), facts: [], blockers: [] },
          facts: null,
        });
      }
    }
  }
  return found;
}

/** Releases what waits, in whole or in part: what still holds is opened as if it fired now, what is over leaves the list. */
export async function releaseMatches(
  input: ReleaseInput,
  caller: Caller,
  asOf: string,
): Promise<z.input<typeof released>> {
  const [waiting, protocols] = await Promise.all([readWaiting(input), readRunning()]);
  const own = await ownOf(waiting, caller);
  const judged = await judgeAll(own, protocols, asOf);
  const ledgers = await readLedgers([...new Set(own.flatMap(({ accountId }) => accountId ?? []))], asOf);
  const byId = new Map(protocols.map((one) => [one.id, one]));
  const openings = own.flatMap((one): Opening[] => {
    const [protocol, judgement] = [byId.get(one.protocolId), judged.get(one.id)];
    if (!protocol || !judgement?.met) return [];
    const { accountId, scopeKind, scopeName, protocolId, id: matchId } = one;
    const why = { ...judgement.told, ledger: accountId === null ? null : (ledgers.get(accountId) ?? null) };
    const place = { accountId, scopeKind, scopeName };
    return [
      {
        ...place,
        matchId,
        protocolId,
        version: protocol.version,
        name: protocol.definition.name,
        heldOut: false,
        openedBy: caller.userId,
        why,
        facts: judgement.facts,
      },
    ];
  });
  const over = own.filter(({ id }) => judged.get(id)?.met === false).map(({ id }) => id);
  const opened = await db.$transaction(async (tx) => {
    await tx.$executeRaw`update protocol_match set ended_at = now() where id = any(${over}::bigint[]) and phase in ('backlog', 'limit')`;
    return openInterventions(tx, openings);
  });
  announce(
    "protocols",
    "tasks",
    "today",
    ...own.flatMap(({ accountId }) => (accountId === null ? [] : [`account:${accountId}`])),
  );
  return { opened: opened.length, over: over.length, notYours: waiting.length - own.length };
}

/** Leaves what waits out: nothing is opened for it while its condition lasts. Can be taken back. */
export async function dropMatches(
  input: ReleaseInput,
  caller: Caller,
): Promise<{ dropped: number; ids: number[]; notYours: number }> {
  const waiting = await readWaiting(input);
  const ids = (await ownOf(waiting, caller)).map(({ id }) => id);
  const rows = await db.$queryRaw<{ id: number }[]>`
    update protocol_match set phase = 'dropped', phase_at = now(), decided_by = ${caller.userId}::int
    where id = any(${ids}::bigint[]) and phase in ('backlog', 'limit') and ended_at is null returning id::int`;
  announce("protocols");
  return { dropped: rows.length, ids: rows.map(({ id }) => id), notYours: waiting.length - ids.length };
}

/** Takes one's own leaving out back: it waits again. */
export async function takeBackMatches(matchIds: readonly number[], caller: Caller): Promise<{ back: number }> {
  const back = await db.$executeRaw`
    update protocol_match set phase = 'backlog', phase_at = now(), decided_by = null
    where id = any(${[...matchIds]}::bigint[]) and phase = 'dropped' and ended_at is null and decided_by = ${caller.userId}::int`;
  announce("protocols");
  return { back };
}
