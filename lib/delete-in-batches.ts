import { pools } from "#lib/db.ts";

const batchSize = 20_000;

/** Deletes the rows `t` of a table that `which` chooses, in batches that nobody waits for; returns how many went. */
export async function deleteInBatches(
  table: string,
  which: string,
  values: unknown[],
  signal?: AbortSignal,
): Promise<number> {
  let gone = 0;
  for (let left = batchSize; left === batchSize; gone += left) {
    signal?.throwIfAborted();
    const { rowCount } = await pools.app.query(
      `delete from ${table} where ctid = any(array(select ctid from ${table} t where ${which} limit ${batchSize}))`,
      values,
    );
    left = rowCount ?? 0;
  }
  return gone;
}
