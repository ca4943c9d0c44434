import { db } from "#lib/db.ts";
import { catalog } from "../catalog/catalog.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { isMet, makeFigure } from "../rules/figure.ts";
import { isJudged } from "../rules/period.ts";
import { lineSlice, sliceOf, whyNoMoney } from "../rules/scope.ts";
import { drawnPeriods } from "../rules/standing.ts";
import type { Cell, Tile } from "../schema/screen.ts";
import { type Figure, type Filter, headlineKeys, type MetricKey, type Period } from "../schema.ts";
import { computeFigures } from "./figures.ts";
import { readStored, readStoredLines } from "./stored.ts";

export type LineKind = "segment" | "owner";
type Found = { p: number; figure: Figure; restated: boolean };
export type Board = { metric: Metric; periods: Period[]; own: Found[]; lines: Map<string, Found[]> };

export type BoardAsk = {
  period: Period;
  filter: Filter;
  context: QueryContext;
  /** Whether the figures of this period are kept; if not, they are computed now. */
  kept: boolean;
  /** Whether what is kept of the trend is enough; if not, all of it is computed now. */
  keptTrend: boolean;
  /** The segments and CSMs whose headline figures stand in tables beside the tiles. */
  lines: Record<LineKind, readonly string[]>;
  keys: readonly MetricKey[];
};

const noLines = { segment: [], owner: [] };
const lineKey = (kind: LineKind, id: string) => `${kind}\n${id}`;

/**
 * The figures of a screen: kept ones where they are kept, else computed now as the role that cannot read money. Metrics
 * made of money are never computed here; what is not published has no figure.
 */
export async function readBoard(ask: BoardAsk): Promise<Board[]> {
  const periods = drawnPeriods(ask.period);
  const metrics = catalog.filter((one) => ask.keys.includes(one.key));
  const boards = await readKeptBoards(ask, metrics, periods);
  if (ask.kept) return boards;
  return Promise.all(boards.map((board) => (board.metric.financial ? board : computeBoard(ask, board))));
}

async function readKeptBoards(ask: BoardAsk, metrics: readonly Metric[], periods: Period[]): Promise<Board[]> {
  const keys = metrics.map((one) => one.key);
  const financial = metrics.filter((one) => one.financial).map((one) => one.key);
  const asked = (["segment", "owner"] as const).flatMap((kind) =>
    ask.lines[kind].map((id) => ({ key: lineKey(kind, id), ...lineSlice(kind, id, ask.filter) })),
  );
  const headline = keys.filter((key) => keys.length === 1 || headlineKeys.includes(key));
  const [own, lines] = await Promise.all([
    readStored(periods, sliceOf(ask.filter), keys),
    readStoredLines(periods, asked, ask.kept ? headline : financial, financial),
  ]);
  return metrics.map((metric) => {
    const mine = lines.filter((one) => one.metric === metric.key);
    const bySlice = Map.groupBy(mine, (one) => `${one.kind}\n${one.slice}`);
    return {
      metric,
      periods,
      own: own.filter((one) => one.metric === metric.key),
      lines: new Map(asked.map((one) => [one.key, bySlice.get(`${one.kind}\n${one.slice}`) ?? []])),
    };
  });
}

/** The period and the one before it are computed now; what is kept of the trend stays, and all of it is computed while nothing is kept. */
async function computeBoard(ask: BoardAsk, board: Board): Promise<Board> {
  const { metric, periods } = board;
  const places = periods.map((_, p) => p).filter((p) => !ask.keptTrend || p === 0 || p === periods.length - 1);
  const lines = ask.keys.length === 1 || headlineKeys.includes(metric.key) ? ask.lines : noLines;
  const kinds = (["segment", "owner"] as const).filter((kind) => lines[kind].length > 0);
  const found = await computeFigures(
    db,
    metric,
    places.map((p) => periods[p] as Period),
    ask.context,
    { filter: ask.filter, kinds: ["whole", ...kinds] },
  );
  const made = found.map((one) => ({ ...one, p: places[one.p] as number, restated: false }));
  const bySlice = Map.groupBy(made, (one) => `${one.kind}\n${one.slice}`);
  return {
    ...board,
    own: [...board.own.filter((one) => !places.includes(one.p)), ...(bySlice.get("whole\n") ?? [])],
    lines: new Map(
      kinds.flatMap((kind) => lines[kind].map((id) => [lineKey(kind, id), bySlice.get(lineKey(kind, id)) ?? []])),
    ),
  };
}

/** The newest figure of the period, or for money the newest published one; none says why. */
function newest(found: readonly Found[], board: Board, filter: Filter): Found {
  const last = board.periods.length - 1;
  const exact = found.find((one) => one.p === last);
  const monthEnd = board.metric.financial ? found.find((one) => one.p === last - 1) : undefined;
  const chosen = exact ?? monthEnd;
  if (chosen) return chosen;
  const missing = board.metric.financial ? whyNoMoney(filter) : "no-rows";
  return { p: last, restated: false, figure: makeFigure({ value: null, n: 0, missing }) };
}

function verdict(value: number | null, board: Board, context: QueryContext): boolean | null {
  const target = context.definitions.targets[board.metric.key] ?? null;
  const period = board.periods.at(-1);
  return period && isJudged(period) ? isMet(value, target) : null;
}

export function tileOf(board: Board, filter: Filter, context: QueryContext): Tile {
  const { metric, periods, own } = board;
  const now = newest(own, board, filter);
  const before = own.find((one) => one.p === 0);
  const [first] = periods;
  return {
    key: metric.key,
    name: metric.name,
    short: metric.short,
    definition: metric.definition,
    unit: metric.unit,
    financial: metric.financial,
    target: context.definitions.targets[metric.key] ?? null,
    met: verdict(now.figure.value, board, context),
    figure: now.figure,
    restated: now.restated,
    start: periods[now.p]?.start ?? "",
    end: periods[now.p]?.end ?? "",
    previous:
      before && first ? { value: before.figure.value, n: before.figure.n, start: first.start, end: first.end } : null,
    trend: periods.slice(1).map((period, place) => {
      const point = own.find((one) => one.p === place + 1);
      return {
        end: period.end,
        value: point?.figure.value ?? null,
        n: point?.figure.n ?? 0,
        restated: point?.restated ?? false,
      };
    }),
  };
}

export function cellOf(board: Board, kind: LineKind, id: string, filter: Filter, context: QueryContext): Cell {
  const mine = board.lines.get(lineKey(kind, id)) ?? [];
  const asked: Filter = kind === "owner" ? { ...filter, ownerId: Number(id) } : filter;
  const now = newest(mine, board, asked);
  return { key: board.metric.key, figure: now.figure, met: verdict(now.figure.value, board, context) };
}

export function hasLine(board: Board, kind: LineKind, id: string): boolean {
  return (board.lines.get(lineKey(kind, id)) ?? []).length > 0;
}
