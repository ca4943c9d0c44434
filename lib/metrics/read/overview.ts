import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { refuse } from "#lib/refusal.ts";
import { metricOf } from "../catalog/catalog.ts";
import type { QueryContext } from "../catalog/metric.ts";
import { addDays, isJudged } from "../rules/period.ts";
import { filterAsked, periodAsked } from "../rules/scope.ts";
import { isKept } from "../rules/standing.ts";
import {
  type Choices,
  csmsShown,
  type Detail,
  type Overview,
  type ScopeInput,
  type SliceLine,
} from "../schema/screen.ts";
import { type Filter, headlineKeys, type MetricKey, metricKeys, type Period, shownKeys, stripKeys } from "../schema.ts";
import { type Board, cellOf, hasLine, type LineKind, readBoard, tileOf } from "./board.ts";
import { readChoices } from "./choices.ts";
import { readCompany } from "./definitions.ts";
import { countRows, queryText, readRows } from "./rows.ts";
import { readKeptEnd } from "./stored.ts";

type Asked = {
  period: Period;
  filter: Filter;
  context: QueryContext;
  kept: boolean;
  keptTrend: boolean;
  definitions: Overview["definitions"];
};

const nobody = -1;
const [headline] = metricKeys;

async function settle(input: ScopeInput, key: MetricKey = headline): Promise<Asked> {
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

/** Everything on the Targets screen. */
export async function readOverview(input: ScopeInput): Promise<Overview> {
  const [asked, choices] = await Promise.all([settle(input), readChoices()]);
  const { segments, owners, ownersTotal } = linesAsked(choices, asked.filter, input.csms ?? 1);
  const boards = await readBoard({
    ...asked,
    lines: { segment: segments.map((one) => one.id), owner: owners.map((one) => one.id) },
    keys: shownKeys,
  });
  const tiles = (keys: readonly MetricKey[]) =>
    keys
      .flatMap((key) => boards.filter((one) => one.metric.key === key))
      .map((one) => tileOf(one, asked.filter, asked.context));
  const headlines = boards.filter((one) => headlineKeys.includes(one.metric.key));
  return {
    period: asked.period,
    timeZone: asked.context.timeZone,
    judged: isJudged(asked.period),
    definitions: asked.definitions,
    tiles: tiles(headlineKeys),
    strip: tiles(stripKeys),
    segments: linesOf(headlines, "segment", segments, asked),
    owners: linesOf(headlines, "owner", owners, asked),
    ownersTotal,
    choices,
  };
}

/** The lines that a filter leaves; of the CSMs a page at a time. */
function linesAsked({ segments, owners }: Choices, { segment, teamId, ownerId }: Filter, page: number) {
  const left = owners.filter(
    (one) =>
      (ownerId === undefined || one.id === String(ownerId)) && (teamId === undefined || one.teams.includes(teamId)),
  );
  return {
    segments: segment === undefined ? segments : segments.filter((one) => one.id === segment),
    owners: left.slice((page - 1) * csmsShown, page * csmsShown),
    ownersTotal: left.length,
  };
}

function linesOf(
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

/** One metric: definition, version, query, figure, trend, segments, and how many rows are in and out. */
export async function readDetail(input: ScopeInput & { key: MetricKey }): Promise<Detail> {
  const [asked, choices] = await Promise.all([settle(input, input.key), readChoices()]);
  const metric = metricOf(input.key);
  const { segments } = linesAsked(choices, asked.filter, 1);
  const [board] = await readBoard({
    ...asked,
    lines: { segment: segments.map((one) => one.id), owner: [] },
    keys: [input.key],
  });
  if (!board) throw new Error(`No figures for ${input.key}.`);
  const tile = tileOf(board, asked.filter, asked.context);
  return {
    period: asked.period,
    timeZone: asked.context.timeZone,
    definitions: asked.definitions,
    tile,
    query: queryText(metric, asked.period, asked.context),
    segments: linesOf([board], "segment", segments, asked),
    counts: metric.financial
      ? null
      : (tile.figure.counts ?? (await countRows(metric, asked.period, asked.filter, asked.context))),
  };
}

/** The rows a figure was made of; money is refused with who can help. */
export async function readMetricRows(
  input: ScopeInput & { key: MetricKey; state?: "in" | "out" | "beside"; page: number; pageSize: number },
) {
  const metric = metricOf(input.key);
  if (metric.financial) {
    return refuse(
      "forbidden",
      `${metric.name} is made of money, so its rows are not listed; only the ratio is published. Amounts of an account are on its own page with a grant, which a manager of your team or an admin can give you.`,
    );
  }
  const { period, filter, context } = await settle(input);
  const { state, page, pageSize } = input;
  return readRows(metric, period, { filter, state, page, pageSize }, context);
}
