import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Signal, Source } from "#lib/ingest/schema.ts";
import { createKey } from "#lib/people/write/keys.ts";
import { isRefusal } from "#lib/refusal.ts";

const bookAccounts = 2_000;
const usersEach = 20;
const features = 10;

export type Book = { source: Source; secret: string };

/** 2,000 accounts that send, ten features with their rules, one number of an event that is a measure, and the key of a source. */
export async function makeBook(client: pg.Client): Promise<Book> {
  const { rows } = await client.query<{ id: number }>(
    "insert into app_user (email, name) values ('bench@demo.bellwether.example', 'Bench') returning id",
  );
  const userId = rows[0]?.id ?? 0;
  await client.query(
    "insert into account (external_id, name) select 'G' || n, 'Account ' || n from generate_series(1, $1::int) n",
    [bookAccounts],
  );
  await client.query(
    "insert into feature (key, name, plans) select 'f' || n, 'F' || n, '{}' from generate_series(1, $1::int) n",
    [features],
  );
  await client.query(
    "insert into feature_rule (feature_id, pattern, exact) select id, 'Did ' || id || ' *', false from feature",
  );
  await client.query(
    `with n as (insert into event_name (name, feature_id, last_seen_on) values ('Did 1 0', 1, '2026-01-01') returning id)
     insert into event_property (name_id, key, measured) select id, 'amount', true from n`,
  );
  await client.query("analyze");
  const key = await createKey({ name: "Bench", kind: "ingest", userId, expiresAt: null }, userId);
  if (isRefusal(key)) throw new Error(key.message);
  return { source: { id: key.id, name: "Bench", createsAccounts: false }, secret: key.secret };
}

let seed = 7;
/** The same numbers in each run. */
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return (seed >> 8) % below;
}

/** One event as a product sends it: of any user of any account, most of them use of a feature. */
export function makeEvent(accounts = bookAccounts) {
  const account = random(accounts) + 1;
  return {
    event: `Did ${random(features + 2) + 1} ${random(3)}`,
    userId: `user-${account}-${random(usersEach)}`,
    context: { groupId: `G${account}` },
    messageId: `node-next-${Date.now()}-${randomUUID()}`,
    properties: { plan: "pro", amount: random(1_000), path: "/reports/weekly" },
  };
}

/** So many batches of 100, as they are after the wire has read them. */
export function makeBatches(batches: number, at: Date, accounts = bookAccounts): Signal[][] {
  const signal = (): Signal => {
    const { event, userId, context, messageId, properties } = makeEvent(accounts);
    return {
      type: "track",
      messageId,
      name: event,
      userId,
      anonymousId: null,
      groupId: context.groupId,
      previousId: null,
      at,
      properties,
      traits: {},
    };
  };
  return Array.from({ length: batches }, () => Array.from({ length: 100 }, signal));
}
