import { DatabaseError, type PoolClient } from "pg";
import { pools } from "#lib/db.ts";
import { dropStages } from "./stage.ts";

const again = ["40001", "40P01"];
const mostTries = 5;

/**
 * One transaction in which rows that were sent are written. A deadlock is tried again; rows that are held by others, as by the dry run
 * of an import, are waited for no longer than whoever sent them waits (see `isBusy`).
 */
export async function upsertTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pools.financeSystem.connect();
  let broken = false;
  const clear = () =>
    dropStages(client).catch(() => {
      broken = true;
    });
  try {
    for (let tries = 1; ; tries++) {
      try {
        await client.query("begin; set local lock_timeout = '10s'");
        const done = await work(client);
        await client.query("commit");
        return done;
      } catch (error) {
        await client.query("rollback").catch(() => {
          broken = true;
        });
        const retry = error instanceof DatabaseError && again.includes(error.code ?? "");
        if (broken || !retry || tries === mostTries) throw error;
        await clear();
      }
    }
  } finally {
    if (!broken) await clear();
    client.release(broken);
  }
}

/** Others held the rows for too long: nothing was written. */
export function isBusy(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === "55P03";
}
