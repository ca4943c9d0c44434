import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { config } from "#lib/config.ts";
import { PrismaClient } from "#lib/generated/prisma/client.ts";
import { TaggedPool } from "#lib/tagged-pool.ts";

type Connections = { pools: Record<"app" | "ingest" | "finance" | "financeSystem", pg.Pool>; clients: PrismaClient[] };

/** The server and Next load this module separately: the pools live on globalThis so that a process has one of each. */
const slot = Symbol.for("bellwether.db");
const shared = globalThis as { [slot]?: Connections };

function connect(): Connections {
  const pool = (connectionString: string, max: number) => ({ connectionString, max, connectionTimeoutMillis: 10_000 });
  const watched = (made: pg.Pool) => {
    // a connection lost while idle is replaced by the pool; without a listener it would end the process
    made.on("error", () => {});
    // the same for one that is lost while in use: whoever uses it is told by the query under way
    made.on("connect", (client) => client.on("error", () => {}));
    return made;
  };
  const pools = {
    app: watched(new TaggedPool(pool(config.appUrl, 20))),
    // what events say is a bulk: the events are its record
    ingest: watched(
      new pg.Pool({ ...pool(config.appUrl, 6), pipeline: true, options: "-c bellwether.actor=bulk:signals" }),
    ),
    finance: watched(new TaggedPool(pool(config.financeUrl, 5))),
    financeSystem: watched(new TaggedPool(pool(config.financeSystemUrl, 5))),
  };
  // five seconds, as it comes, are too few where a whole book is written on a busy machine
  const transactionOptions = { timeout: 60_000 };
  const client = (of: pg.Pool) => new PrismaClient({ adapter: new PrismaPg(of), transactionOptions });
  return { pools, clients: [client(pools.app), client(pools.finance), client(pools.financeSystem)] };
}

function connections(): Connections {
  shared[slot] ??= connect();
  return shared[slot];
}

/** Connects on first use, so that importing this file needs no database. */
function lazy<T extends object>(get: () => T): T {
  return new Proxy({} as T, {
    get(_, key) {
      const target = get();
      const value = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** The role that serves everyone: it cannot read schema finance (SPEC N4). */
export const db = lazy(() => connections().clients[0] as PrismaClient);
/** Reads money for a person with a grant in hand; only lib/finance uses it. */
export const financeDb = lazy(() => connections().clients[1] as PrismaClient);
/** Named jobs only: imports, derived columns, published ratios. */
export const financeSystemDb = lazy(() => connections().clients[2] as PrismaClient);
/** The pools under the clients, for COPY and LISTEN; `ingest` sends statements without waiting for the answers of those before. */
export const pools = {
  get app() {
    return connections().pools.app;
  },
  get ingest() {
    return connections().pools.ingest;
  },
  get finance() {
    return connections().pools.finance;
  },
  get financeSystem() {
    return connections().pools.financeSystem;
  },
};

/** Ends every connection of this process; the next use connects anew. */
export async function disconnect(): Promise<void> {
  const open = shared[slot];
  delete shared[slot];
  if (!open) return;
  await Promise.all(open.clients.map((client) => client.$disconnect()));
  await Promise.all(Object.values(open.pools).map((pool) => (pool.ended ? undefined : pool.end())));
}
