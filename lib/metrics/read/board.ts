import { db } from "#lib/db.ts";
import { catalog } from "../catalog/catalog.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { isMet, makeFigure } from "../rules/figure.ts";
import { isJudged } from "../rules/period.ts";
import { sliceOf, whyNoMoney } from "../rules/scope.ts";
import { drawnPeriods } from "../rules/standing.ts";
import type { Cell, Tile } from "../schema/screen.ts";
import type { Figure, Filter, MetricKey, Period } from "../schema.ts";
import { computeFigures } from "./figures.ts";
import { readStored } from "./stored.ts";
import type { SliceKind } from "./sums.ts";

type Found = { kind: SliceKind; slice: string; p: number; figure: Figure; restated: boolean };
export type Board = { metric: Metric; periods: Period[]; own: Found[]; slices: Found[] };

export type BoardAsk = {
  period: Period;
  filter: Filter;
  context: QueryContext;
  kinds: readonly SliceKind[];
  /** Whether the figures of this period are kept ready. */
  stored: boolean;
  keys?: readonly MetricKey[];
};

/**
 * The figures of a screen: ready ones where they are kept, else computed now as the role that cannot read money. Metrics
 * made of money are never computed here; what is not published has no figure.
 */
export async function readBoard(ask: BoardAsk): Promise<Board[]> {
  const { filter, kinds } = ask;
  const periods = drawnPeriods(ask.period);
  const slice = sliceOf(filter);
  const ready = await readStored(periods, slice ?? { kind: "whole", slice: "-" }, kinds);
  const metrics = catalog.filter((one) => !ask.keys || ask.keys.includes(one.key));
  return Promise.all(
    metrics.map(async (metric) => {
      const fromStore = metric.financial || (ask.stored && slice !== null);
      const found = fromStore
        ? ready
            .filter((one) => one.metric === metric.key)
            .map((one) => ({ ...one, p: periods.findIndex((at) => at.end === one.end && at.start === one.start) }))
        : await computeNow(metric, periods, ask);
      const isOwn = (one: Found) => one.kind === (slice?.kind ?? "whole") && one.slice === (slice?.slice ?? "");
      return {
        metric,
        periods,
        own: slice === null && metric.financial ? [] : found.filter(isOwn),
        slices: await slicesOf(metric, periods, ask, found),
      };
    }),
  );
}

/** Slices of the whole book are kept ready; those under a filter are computed now, and for money there are none. */
async function slicesOf(metric: Metric, periods: Period[], ask: BoardAsk, found: Found[]): Promise<Found[]> {
  const { filter, kinds, context } = ask;
  if (kinds.length === 0) return [];
  const kind = sliceOf(filter)?.kind;
  if (kind === "whole" && (ask.stored || metric.financial)) return found.filter((one) => kinds.includes(one.kind));
  if (metric.financial)
    return kind === "segment" ? found.filter((one) => one.kind === kind && one.slice === filter.segment) : [];
  const parts = await computeFigures(db, metric, periods.slice(-1), context, { filter, kinds });
  return parts.map((one) => ({ ...one, p: periods.length - 1, restated: false }));
}

async function computeNow(metric: Metric, periods: Period[], { filter, context }: BoardAsk): Promise<Found[]> {
  const slice = sliceOf(filter);
  const own = await computeFigures(db, metric, periods, context, { filter });
  return own.map((one) => ({ ...one, kind: slice?.kind ?? "whole", slice: slice?.slice ?? "", restated: false }));
}

/** The newest figure of the period, or for money the newest published one; none says why. */
function newest(found: readonly Found[], board: Board, filter: Filter): Found {
  const last = board.periods.length - 1;
  const exact = found.find((one) => one.p === last);
  const monthEnd = board.metric.financial ? found.find((one) => one.p === last - 1) : undefined;
  const chosen = exact ?? monthEnd;
  if (chosen) return chosen;
  const missing = board.metric.financial ? whyNoMoney(filter) : "no-rows";
  return { kind: "whole", slice: "", p: last, restated: false, figure: makeFigure({ value: null, n: 0, missing }) };
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
    end: periods[now.p]?.end ?? "",
    previous: before ? { value: before.figure.value, n: before.figure.n } : null,
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

export function cellOf(board: Board, kind: SliceKind, slice: string, filter: Filter, context: QueryContext): Cell {
  const mine = board.slices.filter((one) => one.kind === kind && one.slice === slice);
  const asked: Filter = kind === "owner" ? { ...filter, ownerId: 1 } : filter;
  const now = newest(mine, board, asked);
  return { key: board.metric.key, figure: now.figure, met: verdict(now.figure.value, board, context) };
}
