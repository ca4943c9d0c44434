import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { db } from "#lib/db.ts";
import { createKey } from "#lib/people/write/keys.ts";
import { isRefusal } from "#lib/refusal.ts";
import { makeCallers } from "#lib/test-callers.ts";
import type { TestDatabase } from "#lib/test-database.ts";
import { countRefused } from "./count-refused.ts";
import { Queue, type Take } from "./queue.ts";
import { serveSignals } from "./serve-signals.ts";
import { takeSignals } from "./take-signals.ts";

type Seen = { path: string; retry: string; status: number };

/** Test only: the headers of a write key. */
export const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` });

/** Test only: an event of the account "acme". */
export const track = (messageId: string, more: object = {}) => ({
  type: "track",
  event: "Saved",
  userId: "u1",
  context: { groupId: "acme" },
  messageId,
  ...more,
});

/** What a database has of the events that were sent. */
function storedIn(t: TestDatabase) {
  return {
    /** How often each message id is stored as it came. */
    async stored(like: string): Promise<Record<string, number>> {
      const rows = await t.admin<{ id: string; n: number }>(
        "select message_id as id, count(*)::int as n from raw_event where message_id like $1 group by 1 order by 1",
        [like],
      );
      return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
    },
    async usage(): Promise<number> {
      const rows = await t.admin<{ n: number }>("select coalesce(sum(events), 0)::int as n from usage_daily");
      return rows[0]?.n ?? 0;
    },
  };
}

/**
 * Test only: the wire behind a real HTTP server, storing into the test's database. `take` and `gate` are set anew for each test and
 * may be replaced by it: what stores, and what comes before a request is served (true when it has answered).
 */
export function testWire(t: TestDatabase) {
  const taking: Take = (...all) => wire.take(...all);
  const signals = serveSignals(new Queue(taking, countRefused, { events: 5_000 }));
  const server = createServer((request, response) => {
    response.on("close", () =>
      wire.seen.push({
        path: request.url ?? "",
        retry: String(request.headers["x-retry-count"] ?? ""),
        status: response.writableFinished ? response.statusCode : 0,
      }),
    );
    if (!wire.gate(request, response)) void signals.serve(request, response);
  });
  const wire = {
    signals,
    take: takeSignals as Take,
    gate: (_request: IncomingMessage, _response: ServerResponse): boolean => false,
    /** Requests that have ended, with the status that the sender got; 0 for none. */
    seen: [] as Seen[],
    origin: "",
    secret: "",
    sourceId: 0,
    ids: {} as Awaited<ReturnType<typeof makeCallers>>["ids"],

    async makeKey(kind: "ingest" | "read" = "ingest", expiresAt: Date | null = null) {
      const { admin } = wire.ids;
      const key = await createKey({ name: "Product", kind, userId: admin, expiresAt }, admin);
      if (isRefusal(key)) throw new Error(key.message);
      return key;
    },
    async post(path: string, body: unknown, headers: Record<string, string> = basic(wire.secret)) {
      const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
      const response = await fetch(`${wire.origin}/v1/${path}`, { method: "POST", body: text as BodyInit, headers });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    ...storedIn(t),
  };

  beforeAll(async () => {
    const { ids, accounts } = await makeCallers();
    wire.ids = ids;
    await db.account.update({ where: { id: accounts.own }, data: { externalId: "acme" } });
    const { id, secret } = await wire.makeKey();
    Object.assign(wire, { sourceId: id, secret });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    wire.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    Object.assign(wire, { take: takeSignals, gate: () => false, seen: [] });
  });
  afterAll(() => server.close());
  return wire;
}
