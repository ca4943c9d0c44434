import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import type { QueryContext } from "../catalog/metric.ts";
import { addDays, isJudged } from "../rules/period.ts";
import { filterAsked, periodAsked } from "../rules/scope.ts";
import { isKept } from "../rules/standing.ts";
import { type Choices, csmsShown, type Overview, type ScopeInput, type SliceLine } from "../schema/screen.ts";
import { type Filter, type MetricKey, metricKeys, type Period, shownKeys } from "../schema.ts";
import { type Board, cellOf, hasLine, type LineKind } from "./board.ts";
import { readCompany } from "./definitions.ts";
import { readKeptEnd } from "./stored.ts";

/** What a screen is asked for, settled: the period, the filter and what they are counted with. */
export type Asked = {
  period: Period;
  filter: Filter;
  context: QueryContext;
  kept: boolean;
  keptTrend: boolean;
  definitions: Overview["definitions"];
};

const nobody = -1;
const [headline] = metricKeys;

/** From the address to what is asked; `key` is the one metric that is shown, or any of the screen. */
export async function settle(input: ScopeInput, key: MetricKey = headline): Promise<Asked> {
  const { approved, timeZone } = await readCompany();
  const next = addDays(today(timeZone), 1);
  const [keptEnd, filter] = await Promise.all([readKeptEnd(next), narrowest(filterAsked(input))]);
  const period = periodAsked(input, keptEnd ?? next);
  return {
    period,
    filter,
    context: { timeZone, definitions: approved.config },
    kept: isKept(period, keptEnd) && (isJudged(period) || shownKeys.includes(key)),
    keptTrend: keptEnd !== null,
    definitions: { version: approved.version, approvedOn: approved.approvedOn },
  };
}

/** A CSM of the team is narrower than the team; one of another team leaves nobody. */
async function narrowest({ teamId, ownerId, ...rest }: Filter): Promise<Filter> {
  if (teamId === undefined || ownerId === undefined) return { ...rest, teamId, ownerId };
  const [member] = await db.$queryRaw<object[]>`
    select from team_member where team_id = ${teamId} and user_id = ${ownerId}`;
  return { ...rest, ownerId: member ? ownerId : nobody };
}

/** The lines that a filter leaves; of the CSMs a page at a time. */
export function linesAsked(
  { segments, owners }: Choices,
  { segment, teamId, ownerId }: Filter,
  page: number,
  shown = csmsShown,
) {
  const left = owners.filter(
    (one) =>
      (ownerId === undefined || one.id === String(ownerId)) && (teamId === undefined || one.teams.includes(teamId)),
  );
  return {
    segments: segment === undefined ? segments : segments.filter((one) => one.id === segment),
    owners: left.slice((page - 1) * shown, page * shown),
    ownersTotal: left.length,
  };
}

export function linesOf(
  boards: readonly Board[],
  kind: LineKind,
  names: { id: string; name: string }[],
  asked: Asked,
): SliceLine[] {
  return names
    .filter(({ id }) => boards.some((board) => hasLine(board, kind, id)))
    .map(({ id, name }) => ({
      id,
      name,
      cells: boards.map((board) => cellOf(board, kind, id, asked.filter, asked.context)),
    }));
}
