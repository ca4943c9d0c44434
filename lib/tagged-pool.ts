import pg from "pg";
import { actorTag } from "#lib/acting.ts";

type Done = (error: Error | undefined, client: pg.PoolClient | undefined, release: pg.PoolClient["release"]) => void;
const tell = "select set_config('bellwether.actor', $1, false)";

/**
 * A pool that tells the database who acts, for as long as a connection is in their hands. Whoever only reads has no tag and pays
 * nothing: a connection gives its tag back before it returns to the pool.
 */
export class TaggedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Done): void;
  override connect(callback?: Done): Promise<pg.PoolClient> | undefined {
    const tag = actorTag();
    if (tag === "" && !callback) return super.connect();
    if (tag === "") {
      super.connect(callback as Done);
      return;
    }
    const tagged = super.connect().then((client) => wear(client, tag));
    if (!callback) return tagged;
    tagged.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => undefined),
    );
  }
}

async function wear(client: pg.PoolClient, tag: string): Promise<pg.PoolClient> {
  const release = client.release;
  try {
    await client.query(tell, [tag]);
  } catch (error) {
    release(error as Error);
    throw error;
  }
  client.release = (broken) => {
    if (broken) return release(broken);
    client.query(tell, [""]).then(
      () => release(),
      (error: Error) => release(error),
    );
  };
  return client;
}
