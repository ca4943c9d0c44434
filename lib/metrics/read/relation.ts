import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Metric, QueryContext } from "../catalog/metric.ts";
import { previousPeriod } from "../rules/period.ts";
import type { Filter, Period } from "../schema.ts";

/** The relation `period` that every metric's query reads: one row a period, numbered by its place in the list. */
export function periodRelation(periods: readonly Period[]): Prisma.Sql {
  return Prisma.sql`period(p, starts, ends, as_of, prior) as (
    select * from unnest(
      ${periods.map((_, place) => place)}::int[], ${periods.map((one) => one.start)}::date[],
      ${periods.map((one) => one.end)}::date[], ${periods.map((one) => one.asOf)}::date[],
      ${periods.map((one) => previousPeriod(one).start)}::date[]))`;
}

/** The relation `metric_row`: everything that a metric considered in the periods. */
export function rowRelation(metric: Metric, periods: readonly Period[], context: QueryContext): Prisma.Sql {
  return Prisma.sql`with ${periodRelation(periods)}, metric_row as (${metric.rows(context)})`;
}

/** A condition on the account `a`. */
export function accountFilter({ segment, teamId, ownerId }: Filter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (segment !== undefined) parts.push(Prisma.sql`a.segment = ${segment}`);
  if (ownerId !== undefined) parts.push(Prisma.sql`a.owner_id = ${ownerId}`);
  if (teamId !== undefined)
    parts.push(Prisma.sql`a.owner_id in (select user_id from team_member where team_id = ${teamId})`);
  return Prisma.join(parts, " and ");
}
