import type { Caller } from "#lib/caller.ts";
import { holdsGrant, withGrants } from "#lib/finance/read.ts";
import type { Refusal } from "#lib/refusal.ts";
import { metricOf } from "../catalog/catalog.ts";
import type { Metric } from "../catalog/metric.ts";
import { periodOf } from "../rules/period.ts";
import type { Detail, RowPage, ScopeInput, Tile } from "../schema/screen.ts";
import type { Filter, MetricKey, Period } from "../schema.ts";
import { type Asked, linesAsked, linesOf, settle } from "./asked.ts";
import { readBoard, tileOf } from "./board.ts";
import { readChoices } from "./choices.ts";
import { queryText, readRows, sumRows } from "./rows.ts";

/** One metric: definition, version, query, figure, trend, segments, and how many rows are in and out. */
export async function readDetail(input: ScopeInput & { key: MetricKey }, caller: Caller): Promise<Detail> {
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
    query: queryText(metric, figurePeriod(tile), asked.context),
    segments: linesOf([board], "segment", segments, asked),
    counts: metric.financial ? null : (tile.figure.counts ?? (await countRows(metric, asked))),
    rowsOpen: !metric.financial || (await holdsGrant(caller)),
  };
}

function figurePeriod({ start, end }: Tile): Period {
  return periodOf(start, end);
}

async function countRows(metric: Metric, { period, filter, context }: Asked): Promise<NonNullable<Detail["counts"]>> {
  const sums = await sumRows(metric, period, filter, context);
  return { in: sums.in.rows, out: sums.out.rows, beside: sums.beside.rows };
}

type RowsAsked = ScopeInput & { key: MetricKey; state?: "in" | "out" | "beside"; page: number; pageSize: number };

/** The rows a figure was made of; those of money for the accounts that the caller holds a grant for, entered in the access log. */
export async function readMetricRows(input: RowsAsked, caller: Caller): Promise<RowPage | Refusal> {
  const metric = metricOf(input.key);
  const asked = await settle(input, input.key);
  if (metric.financial) return readMoneyRows(metric, asked, input, caller);
  return { ...(await readRows(metric, asked.period, pageOf(input, asked.filter), asked.context)), money: null };
}

const pageOf = ({ state, page, pageSize }: RowsAsked, filter: Filter) => ({ filter, state, page, pageSize });

async function readMoneyRows(metric: Metric, asked: Asked, input: RowsAsked, caller: Caller) {
  const { filter, context } = asked;
  const [board] = await readBoard({ ...asked, lines: { segment: [], owner: [] }, keys: [metric.key] });
  const period = board ? figurePeriod(tileOf(board, filter, context)) : asked.period;
  const entry = { door: "metrics.rows", subject: metric.name };
  return withGrants(caller, entry, async (reader, among, whole) => {
    const seer = { reader, among };
    const found = await readRows(metric, period, pageOf(input, filter), context, seer);
    const sums = await sumRows(metric, period, filter, context, seer);
    return { ...found, money: { currency: context.definitions.reportingCurrency, whole, sums } };
  });
}
