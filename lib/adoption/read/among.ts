import { Prisma } from "#lib/generated/prisma/client.ts";

/** A range of account ids, or these only. */
export type Among = { from: number; to: number } | number[];

export const among = (column: Prisma.Sql, ids: Among) =>
  Array.isArray(ids)
    ? Prisma.sql`${column} = any(${ids}::int[])`
    : Prisma.sql`${column} between ${ids.from} and ${ids.to}`;

/** How many months before that of `day` a date lies, `months` or more as `months`: `oldestFirst` are the first days of those months. */
export const ago = (date: Prisma.Sql, oldestFirst: readonly string[]) =>
  Prisma.sql`(${oldestFirst.length}::int - width_bucket(${date}, ${[...oldestFirst]}::text[]::date[]))`;
