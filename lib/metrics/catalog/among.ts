import { Prisma } from "#lib/generated/prisma/client.ts";

/** Some accounts, or those with an id in [from, until); all where there is none. */
export type Accounts = readonly number[] | { from: number; until: number };

/** A condition on `column`: the accounts asked for, or all. */
export function among(column: Prisma.Sql, accounts: Accounts | undefined): Prisma.Sql {
  if (accounts === undefined) return Prisma.sql`true`;
  if ("from" in accounts)
    return Prisma.sql`(${column} >= ${accounts.from}::int and ${column} < ${accounts.until}::int)`;
  return Prisma.sql`${column} = any(${accounts}::int[])`;
}

const and = Prisma.sql`and`;

/** The same as one more condition of a query that people read, in which there is nothing to see where all are asked for. */
export function only(column: Prisma.Sql, members: readonly number[] | undefined, word = and): Prisma.Sql {
  return members === undefined ? Prisma.empty : Prisma.sql` ${word} ${among(column, members)}`;
}
