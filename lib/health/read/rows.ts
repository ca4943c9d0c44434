import { pools } from "#lib/db.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Day } from "../rules/day.ts";

/**
 * Which accounts a set-based read is for, and as of when. A query reads `from some_table x ${join} where ${within}`,
 * or `from ${accounts}` (a.id, a.plan); `day` is the account's day, which may be running, and `end` the last full day of its usage windows. For
 * accounts of one day both are constants, which the database folds: twice as fast as joining a day to each account.
 */
export type Scope = { join: Prisma.Sql; within: Prisma.Sql; accounts: Prisma.Sql; day: Prisma.Sql; end: Prisma.Sql };

/** Accounts that are all read as of one day: a range of ids, or these ids only. */
export function sameDay(of: { lowest: number; highest: number } | number[], day: Day, end: Day): Scope {
  const among = (column: Prisma.Sql) =>
    Array.isArray(of)
      ? Prisma.sql`${column} = any(${of}::int[])`
      : Prisma.sql`${column} between ${of.lowest} and ${of.highest}`;
  return {
    join: Prisma.empty,
    within: among(Prisma.sql`x.account_id`),
    accounts: Prisma.sql`(select id, plan from account where ${among(Prisma.sql`id`)}) a`,
    day: Prisma.sql`${day}::date`,
    end: Prisma.sql`${end}::date`,
  };
}

/** Accounts with a day each: churned ones, which are read as of their last day. */
export function ownDays(ids: number[], days: Day[], ends: Day[]): Scope {
  const table = Prisma.sql`unnest(${ids}::int[], ${days}::text[]::date[], ${ends}::text[]::date[])`;
  return {
    join: Prisma.sql`join ${table} as a(id, d, e) on a.id = x.account_id`,
    within: Prisma.sql`x.account_id = any(${ids}::int[])`,
    accounts: Prisma.sql`(select c.id, c.plan, t.d, t.e from ${table} as t(id, d, e) join account c on c.id = t.id) a`,
    day: Prisma.sql`a.d`,
    end: Prisma.sql`a.e`,
  };
}

/**
 * Runs a set-based query and returns its rows. They cross as one JSON value, past Prisma, which would copy it: at
 * 100,000 accounts reading columns one by one costs more than the query.
 */
export async function rowsOf<Row>(query: Prisma.Sql): Promise<Row[]> {
  const { text, values } = Prisma.sql`select coalesce(json_agg(r), '[]') as rows from (${query}) r`;
  const { rows } = await pools.app.query<{ rows: Row[] }>(text, values);
  return rows[0]?.rows ?? [];
}

/**
 * Runs a set-based query with many rows and returns them. They cross column by column: half the work of row by row for
 * both sides. `columns` are what the query selects.
 */
export async function wideRowsOf<Row extends object>(
  columns: readonly (keyof Row & string)[],
  query: Prisma.Sql,
): Promise<Row[]> {
  const lists = columns.map((name) => Prisma.sql`coalesce(json_agg(r.${Prisma.raw(`"${name}"`)}), '[]')`);
  const { text, values } = Prisma.sql`select json_build_array(${Prisma.join(lists)}) as lists from (${query}) r`;
  const { rows } = await pools.app.query<{ lists: unknown[][] }>(text, values);
  const found = rows[0]?.lists ?? [];
  const count = found[0]?.length ?? 0;
  return Array.from({ length: count }, (_, i) => {
    const row: Record<string, unknown> = {};
    for (let column = 0; column < columns.length; column++) row[columns[column] as string] = found[column]?.[i];
    return row as Row;
  });
}

/** The end of a day as an instant, for columns with a time. */
export function endOf(day: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`((${day} + 1)::timestamp at time zone 'UTC')`;
}

/** The start of the day `back` days before. */
export function daysBefore(day: Prisma.Sql, back: number): Prisma.Sql {
  return Prisma.sql`((${day} - ${Prisma.raw(String(back))})::timestamp at time zone 'UTC')`;
}
