import { pools } from "#lib/db.ts";
import type { Prisma } from "#lib/generated/prisma/client.ts";

/** Runs statements one after the other in one transaction, however long they take. */
export async function transact(statements: readonly Prisma.Sql[]): Promise<void> {
  const client = await pools.app.connect();
  try {
    await client.query("begin");
    for (const { text, values } of statements) await client.query(text, values);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
