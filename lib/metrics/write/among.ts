import { Prisma } from "#lib/generated/prisma/client.ts";

export type Tx = Prisma.TransactionClient;

/** A condition on `column`: the accounts asked for, or all. */
export function among(column: Prisma.Sql, accountIds: readonly number[] | undefined): Prisma.Sql {
  return accountIds === undefined ? Prisma.sql`true` : Prisma.sql`${column} = any(${accountIds}::int[])`;
}
