import { Prisma, type PrismaClient } from "#lib/generated/prisma/client.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import type { Filter, Period, ReasonSum, SliceKind } from "../schema.ts";
import { accountFilter, rowRelation } from "./relation.ts";

export type Reader = Pick<PrismaClient, "$queryRaw">;
export type SliceSums = { p: number; kind: SliceKind; slice: string; sums: ReasonSum[] };

export type SumRow = Omit<ReasonSum, "values"> & { p: number; kind: SliceKind; slice: string; value: number | null };

/** Each kind of slice from a relation `grouped` with a segment and an owner_id. */
const bySlice: Record<SliceKind, Prisma.Sql> = {
  whole: Prisma.sql`select g.*, 'whole' as kind, '' as slice from grouped g`,
  segment: Prisma.sql`select g.*, 'segment' as kind, g.segment as slice from grouped g where g.segment is not null`,
  owner: Prisma.sql`select g.*, 'owner' as kind, g.owner_id::text as slice from grouped g where g.owner_id is not null`,
  team: Prisma.sql`select g.*, 'team' as kind, m.team_id::text as slice from grouped g join team_member m on m.user_id = g.owner_id`,
  "segment-owner": Prisma.sql`select g.*, 'segment-owner' as kind, g.owner_id || '|' || g.segment as slice from grouped g
    where g.owner_id is not null and g.segment is not null`,
  "segment-team": Prisma.sql`select g.*, 'segment-team' as kind, m.team_id || '|' || g.segment as slice from grouped g
    join team_member m on m.user_id = g.owner_id where g.segment is not null`,
};

/** The rows of `metric_row` added up by where their accounts stand: `where` is a condition on the row `r` and its account `a`. */
export function groupedRows(metric: Metric, where: Prisma.Sql, place = Prisma.sql`null`): Prisma.Sql {
  return Prisma.sql`
    select r.p, a.segment, a.owner_id, ${place} as place, r.state, r.reason,
      ${metric.fitsCurve ? Prisma.sql`r.numerator` : Prisma.sql`null::float8`} as value,
      count(*) as rows, count(*) filter (where r.denominator > 0) as n, sum(r.numerator) as numerator, sum(r.denominator) as denominator
    from metric_row r join account a on a.id = r.account_id
    where ${where}
    group by r.p, a.segment, a.owner_id, 4, r.state, r.reason, 7`;
}

/** One set-based query: a metric's sums by reason for every period and every slice of the kinds asked for. */
export async function readSums(
  reader: Reader,
  metric: Metric,
  periods: readonly Period[],
  context: QueryContext,
  scope: { filter?: Filter; kinds?: readonly SliceKind[] } = {},
): Promise<SliceSums[]> {
  const kinds = (scope.kinds ?? ["whole"]).map((kind) => bySlice[kind]);
  const rows = await reader.$queryRaw<SumRow[]>`
    ${rowRelation(metric, periods, context)},
    grouped as (${groupedRows(metric, accountFilter(scope.filter ?? {}))}),
    sliced as (${Prisma.join(kinds, " union all ")})
    select p, kind, slice, state, reason, value, sum(rows)::int as rows, sum(n)::int as n,
      sum(numerator)::float8 as numerator, sum(denominator)::float8 as denominator
    from sliced group by p, kind, slice, state, reason, value
    order by p, kind, slice, state, reason, value`;
  return fold(rows);
}

export function fold(rows: readonly SumRow[]): SliceSums[] {
  const slices = new Map<string, SliceSums>();
  for (const { p, kind, slice, value, ...sum } of rows) {
    const key = `${p}\n${kind}\n${slice}`;
    const found = slices.get(key) ?? { p, kind, slice, sums: [] };
    slices.set(key, found);
    const known = found.sums.find((one) => one.reason === sum.reason && one.state === sum.state);
    const values = value === null ? [] : [{ value, times: sum.rows }];
    if (known) {
      known.rows += sum.rows;
      known.n += sum.n;
      known.numerator += sum.numerator;
      known.denominator += sum.denominator;
      known.values.push(...values);
    } else found.sums.push({ ...sum, values });
  }
  return [...slices.values()];
}
