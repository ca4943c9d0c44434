import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { openingAndClosing } from "../catalog/recurring-revenue.ts";
import { allCells, type CellTable, cellTables } from "../read/cells.ts";
import { type Part, placeOf } from "../read/places.ts";
import { periodRelation, rowRelation } from "../read/relation.ts";
import { groupedRows } from "../read/sums.ts";
import type { Period } from "../schema.ts";
import type { Tx } from "./transaction.ts";

/** Makes the cells of a metric up to `day` again, in every place or in some; `periods` are numbered by their place in the list. */
export async function storeCells(
  tx: Tx,
  table: CellTable,
  day: string,
  metric: Metric,
  periods: readonly Period[],
  context: QueryContext,
  part?: Part,
): Promise<void> {
  const asked = { ...context, members: part?.members };
  const into = cellTables[table];
  await tx.$executeRaw`
    insert into ${into} (day, metric, p, segment, owner_id, place, state, reason, value, rows, n, numerator, denominator)
    ${rowRelation(metric, periods, asked)}
    select ${day}::date, ${metric.key}, g.* from (${groupedRows(metric, inPart(Prisma.sql`r.account_id`, part), placeOf)}) g`;
}

/** Forgets the cells of these metrics in every place, or in some. */
export async function dropCells(
  tx: Tx,
  table: CellTable,
  day: string,
  metrics: readonly Metric[],
  part?: Part,
): Promise<void> {
  await tx.$executeRaw`
    delete from ${cellTables[table]} where day = ${day}::date and metric = any(${metrics.map((one) => one.key)}::text[])
      and ${ofPart(part)}`;
}

/** How recurring revenue is spread over the accounts of each place in the first of the running periods. */
export async function storeSpread(tx: Tx, day: string, period: Period, part?: Part): Promise<void> {
  await tx.$executeRaw`delete from finance.revenue_cell where day = ${day}::date and ${ofPart(part)}`;
  await tx.$executeRaw`
    insert into finance.revenue_cell
    with ${periodRelation([period])}, held as (${openingAndClosing(part?.members)})
    select ${day}::date, ${placeOf}, a.segment,
      count(*) filter (where h.opening > 0), sum(h.opening), max(h.opening),
      count(*) filter (where h.closing > 0), sum(h.closing), max(h.closing)
    from held h join account a on a.id = h.account_id
    where ${inPart(Prisma.sql`h.account_id`, part)} group by 2, 3`;
}

/** Says that the cells up to `day` are all there, made with these definitions; those of other days are of no use any more. */
export async function markCells(tx: Tx, day: string, made: string): Promise<void> {
  await tx.$executeRaw`delete from metric_cell where metric = ${allCells} and day = ${day}::date`;
  await tx.$executeRaw`
    insert into metric_cell (day, metric, place, p, state, reason, rows, n, numerator, denominator)
    values (${day}::date, ${allCells}, '', 0, '', ${made}, 0, 0, 0, 0)`;
}

/** Cells of days before this one are of no use any more. */
export async function dropOldCells(tx: Tx, day: string): Promise<void> {
  await tx.$executeRaw`delete from metric_cell where day < ${day}::date`;
  await tx.$executeRaw`delete from finance.metric_cell where day < ${day}::date`;
  await tx.$executeRaw`delete from finance.revenue_cell where day < ${day}::date`;
}

function inPart(column: Prisma.Sql, part: Part | undefined): Prisma.Sql {
  return part ? Prisma.sql`${column} = any(${part.accounts}::int[])` : Prisma.sql`true`;
}

function ofPart(part: Part | undefined): Prisma.Sql {
  if (!part) return Prisma.sql`true`;
  const { of } = part;
  if ("keys" in of) return Prisma.sql`place = any(${of.keys}::text[])`;
  return Prisma.sql`split_part(nullif(place, ''), '|', 1)::int >= ${of.from}::int and split_part(nullif(place, ''), '|', 1)::int < ${of.until}::int`;
}
