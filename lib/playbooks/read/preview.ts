import { db } from "#lib/db.ts";
import { readCompanyTimeZone } from "#lib/metrics/read/definitions.ts";
import type { Refusal } from "#lib/refusal.ts";
import { judgeAccount } from "../rules/judge-account.ts";
import type { Known } from "../rules/judge-trigger.ts";
import { firings, type Keeper, replayWeeks, sumFirings } from "../rules/replay.ts";
import type { AlertWeeks, Preview, PreviewInput } from "../schema/protocols.ts";
import type { Definition, PlayFacts } from "../schema.ts";
import { readPlayFacts } from "./facts.ts";
import { noProtocol } from "./get-protocol.ts";
import { readKnownMeasures } from "./known.ts";
import { readProtocols } from "./protocols.ts";

const PAGE = 10_000;
/** Of a larger book so many accounts stand for all: a quarter of it would be read thirteen times. */
const mostReplayed = 4_000;

const closedWords =
  "Who is over the threshold is money: it is said once the protocol runs, as a crossing, and never how far.";

async function asked(protocolId: number): Promise<{ definition: Definition; known: Known } | null> {
  const found = (await readProtocols()).find(({ id }) => id === protocolId);
  const definition = found?.draft ?? found?.definition;
  if (!found || !definition) return null;
  return { definition, known: { protocolId: null, measures: await readKnownMeasures() } };
}

type Hit = { facts: PlayFacts; why: string };

async function readHits({ definition, known }: { definition: Definition; known: Known }, asOf: string): Promise<Hit[]> {
  const timeZone = await readCompanyTimeZone();
  const [range] = await db.$queryRaw<{ last: number }[]>`select coalesce(max(id), 0) as last from account`;
  const hits: Hit[] = [];
  for (let from = 1; from <= (range?.last ?? 0); from += PAGE)
    for (const facts of await readPlayFacts({ from, until: from + PAGE }, [definition], {
      asOf,
      timeZone,
      measures: known.measures,
    })) {
      const { met, text } = judgeAccount(definition, facts, known);
      if (met) hits.push({ facts, why: text() });
    }
  return hits.sort((a, b) => (a.facts.score ?? 101) - (b.facts.score ?? 101) || a.facts.accountId - b.facts.accountId);
}

async function ownersOf(ids: readonly number[]): Promise<Map<number, string | null>> {
  const rows = await db.$queryRaw<{ id: number; owner: string | null }[]>`
    select a.id, u.name as owner from account a left join app_user u on u.id = a.owner_id where a.id = any(${[...ids]}::int[])`;
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

/** Who would fire now, by name: of the draft where there is one. */
export async function previewProtocol(
  { protocolId, q, page, pageSize }: PreviewInput,
  asOf: string,
): Promise<Preview | Refusal> {
  const found = await asked(protocolId);
  if (!found) return noProtocol();
  if (found.definition.trigger.kind === "opportunity") return { asOf, closed: closedWords, rows: [], total: 0 };
  const hits = (await readHits(found, asOf)).filter(({ facts }) => facts.name.toLowerCase().includes(q.toLowerCase()));
  const shown = hits.slice((page - 1) * pageSize, page * pageSize);
  const owners = await ownersOf(shown.map(({ facts }) => facts.accountId));
  return {
    asOf,
    closed: null,
    total: hits.length,
    rows: shown.map(({ facts: { accountId, name, segment, band, score }, why }) => ({
      accountId,
      name,
      owner: owners.get(accountId) ?? null,
      segment,
      band,
      score,
      why,
    })),
  };
}

const dayBack = (asOf: string, days: number) =>
  new Date(Date.parse(`${asOf}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

async function replay(
  { definition, known }: { definition: Definition; known: Known },
  ids: readonly number[],
  asOf: string,
): Promise<Keeper[]> {
  const timeZone = await readCompanyTimeZone();
  const days = Array.from({ length: replayWeeks + 1 }, (_, week) => dayBack(asOf, 7 * (replayWeeks - week)));
  const met = new Map<number, (boolean | null)[]>(ids.map((id) => [id, []]));
  for (const day of days)
    for (const facts of await readPlayFacts(ids, [definition], {
      asOf: day,
      timeZone,
      measures: known.measures,
      past: true,
    }))
      met
        .get(facts.accountId)
        ?.push(facts.left || (facts.tenureDays ?? 0) < 0 ? false : judgeAccount(definition, facts, known).met);
  const owners = await db.$queryRaw<{ id: number; keeper: number | null }[]>`
    select id, owner_id as keeper from account where id = any(${[...ids]}::int[]) and merged_into_id is null`;
  return owners.map(({ id, keeper }) => ({ keeper, fired: firings(met.get(id) ?? [], definition.coolDownDays) }));
}

/** How many alerts a week each CSM would have had in the last quarter [X11], replayed from what was stored and known then. */
export async function readAlertWeeks(protocolId: number, asOf: string): Promise<AlertWeeks | Refusal> {
  const found = await asked(protocolId);
  if (!found) return noProtocol();
  const all = await db.$queryRaw<{ id: number }[]>`select id from account where merged_into_id is null order by id`;
  const none = { weeks: replayWeeks, looked: 0, accounts: all.length, lines: [], perWeek: [] };
  if (found.definition.trigger.kind === "opportunity")
    return { ...none, closed: "Amounts of the past are not kept: this cannot be replayed." };
  const step = Math.max(1, Math.ceil(all.length / mostReplayed));
  const ids = all.filter((_, place) => place % step === 0).map(({ id }) => id);
  const { lines, weeks } = sumFirings(await replay(found, ids, asOf), ids.length === 0 ? 1 : all.length / ids.length);
  const names = await db.appUser.findMany({
    where: { id: { in: lines.flatMap(({ id }) => id ?? []) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return {
    ...none,
    looked: ids.length,
    closed: null,
    lines: lines.map(({ id, perWeek }) => ({ id, name: id === null ? null : (nameOf.get(id) ?? null), perWeek })),
    perWeek: weeks.map((fired, week) => ({ day: dayBack(asOf, 7 * (replayWeeks - 1 - week)), fired })),
  };
}
