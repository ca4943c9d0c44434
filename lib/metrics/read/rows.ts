import { db } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { periodOf } from "../rules/period.ts";
import type { Filter, MetricRow, Period } from "../schema.ts";
import { accountFilter, rowRelation } from "./relation.ts";
import type { Reader } from "./sums.ts";

type Ask = { filter: Filter; state?: MetricRow["state"]; page: number; pageSize: number };
/** Who asks: the role that reads, and a condition on the account `a` for what it may show. */
export type Seer = { reader: Reader; among?: Prisma.Sql };
const all = Prisma.sql`true`;

/** The rows behind a figure, in and out with their reason, a page at a time; `total` counts all that match. */
export async function readRows(
  metric: Metric,
  period: Period,
  ask: Ask,
  context: QueryContext,
  { reader, among = all }: Seer = { reader: db },
): Promise<{ rows: MetricRow[]; total: number }> {
  const found = await reader.$queryRaw<(MetricRow & { total: number })[]>`
    ${rowRelation(metric, considered(metric, period, context), context)}
    select r.account_id as "accountId", a.name as account,
      case when r.p = 1 then 'baseline · ' else '' end || r.item as item, to_char(r.day, 'YYYY-MM-DD') as day,
      r.state, r.reason, r.numerator::float8 as numerator, r.denominator::float8 as denominator, count(*) over ()::int as total
    from metric_row r join account a on a.id = r.account_id
    where ${among} and ${accountFilter(ask.filter)} and ${ask.state === undefined ? Prisma.sql`true` : Prisma.sql`r.state = ${ask.state}`}
    order by r.p, r.state = 'beside', r.reason, r.day desc nulls last, lower(a.name), r.account_id, r.item
    limit ${ask.pageSize} offset ${(ask.page - 1) * ask.pageSize}`;
  return {
    rows: found.map(({ total: _, ...row }, at) => ({ ...row, place: (ask.page - 1) * ask.pageSize + at + 1 })),
    total: found[0]?.total ?? 0,
  };
}

/** The period, and the baseline's where the figure compares with it. */
function considered(metric: Metric, period: Period, { definitions: { baseline } }: QueryContext): Period[] {
  return metric.needsBaseline && baseline ? [period, periodOf(baseline.start, baseline.end)] : [period];
}

type RowSum = { rows: number; numerator: number; denominator: number };

/** How many rows are in, out and beside, and what they add up to. */
export async function sumRows(
  metric: Metric,
  period: Period,
  filter: Filter,
  context: QueryContext,
  { reader, among = all }: Seer = { reader: db },
): Promise<Record<MetricRow["state"], RowSum>> {
  const found = await reader.$queryRaw<(RowSum & { state: MetricRow["state"] })[]>`
    ${rowRelation(metric, considered(metric, period, context), context)}
    select r.state, count(*)::int as rows, sum(r.numerator)::float8 as numerator, sum(r.denominator)::float8 as denominator
    from metric_row r join account a on a.id = r.account_id
    where ${among} and ${accountFilter(filter)} group by r.state`;
  const sumOf = (wanted: MetricRow["state"]): RowSum => {
    const { state: _, ...sum } = found.find(({ state }) => state === wanted) ?? { state: wanted, ...none };
    return sum;
  };
  return { in: sumOf("in"), out: sumOf("out"), beside: sumOf("beside") };
}
const none: RowSum = { rows: 0, numerator: 0, denominator: 0 };

/** The query as it runs for one period, for people to read: parameters written out. */
export function queryText(metric: Metric, period: Period, context: QueryContext): string {
  const periods = considered(metric, period, context);
  const { strings, values } = rowRelation(metric, periods, context);
  const text = strings.reduce((sql, part, place) => sql + literal(values[place - 1]) + part);
  const by = periods.length > 1 ? "p, state, reason" : "state, reason";
  return `${outdent(text)}\nselect ${by}, count(*), sum(numerator), sum(denominator) from metric_row group by ${by}`;
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.join(",")}}'`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function outdent(text: string): string {
  return text.replace(/^ {4}/gm, "").trim();
}
