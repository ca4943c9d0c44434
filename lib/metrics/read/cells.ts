import { Prisma } from "#lib/generated/prisma/client.ts";
import { type MetricKey, type SliceKind, sliceKinds } from "../schema.ts";
import type { SliceConcentration } from "./concentration.ts";
import { fold, type Reader, type SliceSums, type SumRow } from "./sums.ts";

/** Where cells are kept: those of money are for the finance system alone. */
export const cellTables = { open: Prisma.sql`metric_cell`, money: Prisma.sql`finance.metric_cell` };
export type CellTable = keyof typeof cellTables;

/** Slices of these kinds, and of them only those that hold one of these CSMs and segments where they are given. */
export type CellScope = { kinds?: readonly SliceKind[]; touched?: Touched };
export type Touched = { owners: number[]; segments: string[]; teams: number[] };

const sums = Prisma.sql`sum(rows)::int as rows, sum(n)::int as n, sum(numerator) as numerator, sum(denominator) as denominator`;
const key = Prisma.sql`metric, p, state, reason, value`;

const bySlice: Record<SliceKind, Prisma.Sql> = {
  whole: Prisma.sql`select ${key}, 'whole' as kind, '' as slice, rows, n, numerator, denominator from of_book`,
  segment: Prisma.sql`select ${key}, 'segment' as kind, segment as slice, rows, n, numerator, denominator from of_book where segment is not null`,
  owner: Prisma.sql`select ${key}, 'owner' as kind, owner_id::text as slice, rows, n, numerator, denominator from of_owner`,
  team: Prisma.sql`select ${key}, 'team' as kind, team_id::text as slice, rows, n, numerator, denominator from of_team`,
  "segment-owner": Prisma.sql`select ${key}, 'segment-owner' as kind, owner_id || '|' || segment as slice, rows, n, numerator, denominator
    from of_owner where segment is not null`,
  "segment-team": Prisma.sql`select ${key}, 'segment-team' as kind, team_id || '|' || segment as slice, rows, n, numerator, denominator
    from of_team where segment is not null`,
};

/** The cells added up once for the book, once by CSM and once by team; only those are made that something is read from. */
function sources(touched: Touched | undefined): Prisma.Sql {
  const owners = touched ? Prisma.sql`owner_id = any(${touched.owners}::int[])` : Prisma.sql`owner_id is not null`;
  const teams = touched ? Prisma.sql`m.team_id = any(${touched.teams}::int[])` : Prisma.sql`true`;
  return Prisma.sql`
    of_book as (select ${key}, segment, ${sums} from cell group by ${key}, segment),
    of_owner as (select ${key}, segment, owner_id, ${sums} from cell where ${owners} group by ${key}, segment, owner_id),
    of_team as (
      select ${key}, segment, m.team_id, ${sums} from cell join team_member m on m.user_id = owner_id where ${teams}
      group by ${key}, segment, m.team_id
    )`;
}

function onlyTouched(touched: Touched | undefined): Prisma.Sql {
  if (!touched) return Prisma.empty;
  const { segments, owners, teams } = touched;
  const within = (names: (string | number)[]) => names.flatMap((name) => segments.map((one) => `${name}|${one}`));
  return Prisma.sql`where kind in ('whole', 'owner', 'team') or (kind = 'segment' and slice = any(${segments}::text[]))
    or (kind = 'segment-owner' and slice = any(${within(owners)}::text[]))
    or (kind = 'segment-team' and slice = any(${within(teams)}::text[]))`;
}

/** What the cells of these metrics up to `day` add up to in every slice, or in those asked for; `p` numbers the running periods. */
export async function readCells(
  reader: Reader,
  table: CellTable,
  day: string,
  metrics: readonly MetricKey[],
  { kinds = sliceKinds, touched }: CellScope = {},
): Promise<Map<MetricKey, SliceSums[]>> {
  const rows = await reader.$queryRaw<(SumRow & { metric: MetricKey })[]>`
    with cell as not materialized (
      select * from ${cellTables[table]} where day = ${day}::date and metric = any(${[...metrics]}::text[])
    ), ${sources(touched)}, sliced as (
      ${Prisma.join(
        kinds.map((kind) => bySlice[kind]),
        " union all ",
      )}
    )
    select metric, p::int, kind, slice, state, reason, value, sum(rows)::int as rows, sum(n)::int as n,
      sum(numerator)::float8 as numerator, sum(denominator)::float8 as denominator
    from sliced ${onlyTouched(touched)}
    group by metric, p, kind, slice, state, reason, value
    order by metric, p, kind, slice, state, reason, value`;
  const byMetric = Map.groupBy(rows, (one) => one.metric);
  return new Map(metrics.map((one) => [one, fold((byMetric.get(one) ?? []).map(({ metric: _, ...row }) => row))]));
}

/** How recurring revenue is spread over the accounts of each slice in the first of the running periods. Finance system only. */
export function readSpread(reader: Reader, day: string): Promise<SliceConcentration[]> {
  return reader.$queryRaw<SliceConcentration[]>`
    with grouped as (select * from finance.revenue_cell where day = ${day}::date), sliced as (
      select g.*, 'whole' as kind, '' as slice from grouped g
      union all
      select g.*, 'segment', g.segment from grouped g where g.segment is not null
    )
    select 0 as p, kind, slice,
      jsonb_build_object('accounts', sum(opening_accounts), 'total', sum(opening_total), 'largest', max(opening_largest)) as opening,
      jsonb_build_object('accounts', sum(closing_accounts), 'total', sum(closing_total), 'largest', max(closing_largest)) as closing
    from sliced group by kind, slice`;
}

/** Whether there are cells up to `day`; with `made`, whether all are there, made with these definitions. */
export async function hasCells(reader: Reader, day: string, made?: string): Promise<boolean> {
  const all = made === undefined ? Prisma.sql`true` : Prisma.sql`metric = ${allCells} and reason = ${made}`;
  const [row] = await reader.$queryRaw<object[]>`
    select from metric_cell where day = ${day}::date and ${all} limit 1`;
  return row !== undefined;
}

/** What marks a day whose cells are all there. */
export const allCells = "all";
