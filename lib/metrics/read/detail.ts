import { refuse } from "#lib/refusal.ts";
import { metricOf } from "../catalog/catalog.ts";
import type { Detail, ScopeInput } from "../schema/screen.ts";
import type { MetricKey } from "../schema.ts";
import { linesAsked, linesOf, settle } from "./asked.ts";
import { readBoard, tileOf } from "./board.ts";
import { readChoices } from "./choices.ts";
import { countRows, queryText, readRows } from "./rows.ts";

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
