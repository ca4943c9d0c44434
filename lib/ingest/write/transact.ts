import { DatabaseError, type PoolClient } from "pg";
import { pools } from "#lib/db.ts";

const noPartition = "23514";
const again = ["40001", "40P01"];
const mostTries = 5;
const counts = "hashtext('ingest.counts')";
const ofSource = "hashtext('ingest.source')";

export type Among = {
  /** What the others go by is changed (whose a group is, what is which feature): nothing is counted meanwhile. */
  alone?: boolean;
  /**
   * Whose an event is, and whether it came already, depends on what came before it: one at a time of this source. A retry beside
   * the first could otherwise be taken for another account's (its person or its group has moved) and count twice.
   */
  inTurnOf?: number | null;
};

/**
 * One transaction of the ingest. A day of receipt without a partition gets one, a deadlock is tried again. The work may send the
 * `commit` together with its last statement; one that failed is rolled back by it.
 */
export async function transact<T>(
  receivedOn: string,
  work: (client: PoolClient, commit: () => Promise<unknown>) => Promise<T>,
  { alone = false, inTurnOf = null }: Among = {},
): Promise<T> {
  const client = await pools.ingest.connect();
  const turn = inTurnOf === null ? "" : `; select pg_advisory_xact_lock(${ofSource}, ${Math.trunc(inTurnOf)})`;
  const beginning = `begin; select pg_advisory_xact_lock${alone ? "" : "_shared"}(${counts})${turn}`;
  let broken = false;
  try {
    for (let tries = 1; ; tries++) {
      // goes out together with what the work asks first
      const whyNotBegun = client.query(beginning).then(
        () => null,
        (error: unknown) => error,
      );
      let committing: Promise<unknown> | undefined;
      const commit = () => {
        committing ??= client.query("commit");
        return committing;
      };
      try {
        const done = await work(client, commit);
        await commit();
        return done;
      } catch (failure) {
        const error = (await whyNotBegun) ?? failure;
        await client.query("rollback").catch(() => {
          broken = true;
        });
        if (broken || tries === mostTries || !(error instanceof DatabaseError)) throw error;
        if (error.code === noPartition && error.table === "raw_event") await makePartition(client, receivedOn);
        else if (!again.includes(error.code ?? "")) throw error;
      }
    }
  } finally {
    client.release(broken);
  }
}

async function makePartition(client: PoolClient, day: string): Promise<void> {
  await client.query("select make_raw_event_partition($1::date)", [day]);
}
