import { today } from "#lib/clock.ts";
import { db } from "#lib/db.ts";
import { refuse } from "#lib/refusal.ts";
import { metricOf } from "../catalog/catalog.ts";
import type { QueryContext } from "../catalog/metric.ts";
import { addDays, isJudged } from "../rules/period.ts";
import { filterAsked, periodAsked } from "../rules/scope.ts";
import type { Detail, Overview, ScopeInput, SliceLine } from "../schema/screen.ts";
import { type Filter, headlineKeys, type MetricKey, type Period, stripKeys } from "../schema.ts";
import { type Board, cellOf, readBoard, tileOf } from "./board.ts";
import { readCompanyTimeZone, readDefinitions } from "./definitions.ts";
import { countRows, queryText, readRows } from "./rows.ts";
import { readStoredEnd } from "./stored.ts";
import type { SliceKind } from "./sums.ts";

type Asked = {
  period: Period;
  filter: Filter;
  context: QueryContext;
  stored: boolean;
  definitions: Overview["definitions"];
};

async function settle(input: ScopeInput): Promise<Asked> {
  const [approved, timeZone] = await Promise.all([readDefinitions(), readCompanyTimeZone()]);
  const next = addDays(today(timeZone), 1);
  const ready = await readStoredEnd(next);
  const period = periodAsked(input, ready ?? next);
  return {
    period,
    filter: filterAsked(input),
    context: { timeZone, definitions: approved.config },
    stored: ready !== null && isJudged(period) && period.end === ready,
    definitions: { version: approved.version, approvedOn: approved.approvedOn },
  };
}

/** Everything on the Targets screen. */
export async function readOverview(input: ScopeInput): Promise<Overview> {
  const asked = await settle(input);
  const [boards, choices] = await Promise.all([
    readBoard({ ...asked, kinds: ["segment", "owner"], keys: [...headlineKeys, ...stripKeys] }),
    readChoices(),
  ]);
  const tiles = (keys: readonly MetricKey[]) =>
    keys
      .flatMap((key) => boards.filter((one) => one.metric.key === key))
      .map((one) => tileOf(one, asked.filter, asked.context));
  const headline = boards.filter((one) => headlineKeys.includes(one.metric.key));
  return {
    period: asked.period,
    judged: isJudged(asked.period),
    definitions: asked.definitions,
    tiles: tiles(headlineKeys),
    strip: tiles(stripKeys),
    segments: linesOf(headline, "segment", choices.segments, asked),
    owners: linesOf(headline, "owner", choices.owners, asked),
    choices,
  };
}

function linesOf(
  boards: readonly Board[],
  kind: SliceKind,
  names: { id: string; name: string }[],
  asked: Asked,
): SliceLine[] {
  const present = new Set(
    boards.flatMap((board) => board.slices.filter((one) => one.kind === kind).map((one) => one.slice)),
  );
  return names
    .filter((one) => present.has(one.id))
    .map(({ id, name }) => ({
      id,
      name,
      cells: boards.map((board) => cellOf(board, kind, id, asked.filter, asked.context)),
    }));
}

async function readChoices(): Promise<Overview["choices"]> {
  const [segments, teams, owners] = await Promise.all([
    readSegments(),
    db.$queryRaw<{ id: string; name: string }[]>`select id::text, name from team order by name limit 200`,
    db.$queryRaw<{ id: string; name: string }[]>`
      select u.id::text, u.name from app_user u where exists (select from account a where a.owner_id = u.id) order by u.name limit 500`,
  ]);
  return { segments, teams, owners };
}

// at 100,000 accounts, grouping them costs more than the rest of the screen
async function readSegments(): Promise<{ id: string; name: string }[]> {
  const published = await db.$queryRaw<{ id: string; name: string }[]>`
    select slice as id, slice as name from published_ratio
    where metric = 'retention' and slice_kind = 'segment'
      and period_end = (select max(period_end) from published_ratio where metric = 'retention')
    order by n, slice limit 100`;
  if (published.length > 0) return published;
  return db.$queryRaw`
    select segment as id, segment as name from account where segment is not null
    group by segment order by count(*), segment limit 100`;
}

/** One metric: definition, version, query, figure, trend, segments, and how many rows are in and out. */
export async function readDetail(input: ScopeInput & { key: MetricKey }): Promise<Detail> {
  const asked = await settle(input);
  const metric = metricOf(input.key);
  const [[board], { segments }, counts] = await Promise.all([
    readBoard({ ...asked, kinds: ["segment"], keys: [input.key] }),
    readChoices(),
    metric.financial ? null : countRows(metric, asked.period, asked.filter, asked.context),
  ]);
  if (!board) throw new Error(`No figures for ${input.key}.`);
  return {
    period: asked.period,
    definitions: asked.definitions,
    tile: tileOf(board, asked.filter, asked.context),
    query: queryText(metric, asked.period, asked.context),
    segments: linesOf([board], "segment", segments, asked),
    counts,
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
