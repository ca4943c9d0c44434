import { AsyncLocalStorage } from "node:async_hooks";

/** Who changes something: a person or a key through a door, what runs by itself, or a bulk of rows that has a record of its own. */
export type Actor =
  | { user: number | null; role: string | null; key: number | null; request: string; door: string }
  | { system: string }
  | { bulk: string };

/** The server and Next load this module separately: what one of them says, the pools of the other must hear. */
const slot = Symbol.for("bellwether.acting");
const shared = globalThis as { [slot]?: AsyncLocalStorage<string> };
shared[slot] ??= new AsyncLocalStorage<string>();
const storage = shared[slot];

/** Rows that `run` changes are entered in the audit log as changed by this actor. */
export function acting<T>(actor: Actor, run: () => PromiseLike<T>): Promise<T> {
  // awaited inside: a query that is only handed back would be sent once nobody acts any more
  return storage.run("bulk" in actor ? `bulk:${actor.bulk}` : JSON.stringify(actor), async () => await run());
}

/** What the connections in use by the one acting now are tagged with; empty where only is read. */
export const actorTag = (): string => storage.getStore() ?? "";
