import type { PoolClient } from "pg";
import { pools } from "#lib/db.ts";
import { enqueue } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { dayOf } from "../rules/day-of.ts";
import type { Signal, Source } from "../schema.ts";
import { lookUpSignals } from "./resolve-accounts.ts";
import { tell } from "./take-signals.ts";
import { transact } from "./transact.ts";
import { writeSignals } from "./write-signals.ts";

const batchSize = 500;
const keysAtOnce = 1_000;

/** What events wait for: their group, or without one their person. */
type Key = { groupId: string | null; person: string | null };

/**
 * Job "ingest.release": counts the waiting events of a source whose account is known by now, in batches, through the same path as
 * new ones; each leaves the quarantine in the transaction that counts it, so that a run that dies is simply run again. What such an
 * old call says of people only fills in. They count as received `now`. Returns how many left.
 */
export async function releaseWaiting(sourceId: number, signal?: AbortSignal, now?: Date): Promise<number> {
  const source = await readSource(sourceId);
  if (!source) return 0;
  let released = 0;
  const keys = await waitingKeys(sourceId);
  for (let i = 0; i < keys.length; i += keysAtOnce) {
    const known = await knownKeys(source, keys.slice(i, i + keysAtOnce));
    for (let left = known.length > 0 ? 1 : 0; left > 0; released += left) {
      signal?.throwIfAborted();
      left = await releaseBatch(source, known, now ?? new Date());
    }
  }
  if (released > 0) announce("sources");
  return released;
}

async function readSource(sourceId: number): Promise<Source | null> {
  const { rows } = await pools.app.query<Source>(
    `select k.id, k.name, s.creates_accounts as "createsAccounts" from source s join api_key k on k.id = s.key_id where k.id = $1`,
    [sourceId],
  );
  return rows[0] ?? null;
}

async function waitingKeys(sourceId: number): Promise<Key[]> {
  const { rows } = await pools.app.query<Key>(
    `select distinct group_id as "groupId", case when group_id is null then person end as person
       from quarantine_event where source_id = $1 and state = 'waiting'`,
    [sourceId],
  );
  return rows;
}

async function knownKeys(source: Source, keys: readonly Key[]): Promise<Key[]> {
  const asked = keys.map(({ groupId, person }) => ({ ...blank, groupId, userId: person }));
  const client = await pools.app.connect();
  try {
    const { groups, people, contacts } = await lookUpSignals(client, source, asked, dayOf(new Date()));
    return keys.filter(({ groupId, person }) => {
      if (groupId === null) return person !== null && (people.has(person) || contacts.has(person));
      const group = groups.get(groupId);
      return typeof group === "number" || (group === undefined && source.createsAccounts);
    });
  } finally {
    client.release();
  }
}

const blank: Signal = {
  type: "track",
  messageId: "",
  name: null,
  userId: null,
  anonymousId: null,
  groupId: null,
  previousId: null,
  at: new Date(0),
  properties: {},
  traits: {},
};

async function releaseBatch(source: Source, keys: readonly Key[], now: Date): Promise<number> {
  const work = async (client: PoolClient) => {
    const waiting = await takeWaiting(client, source.id, keys);
    if (waiting.length === 0) return null;
    const signals = waiting.map(({ signal }) => signal);
    const loads = new Map(waiting.map(({ signal, loadId }) => [signal.messageId, loadId]));
    const loadOf = (messageId: string) => loads.get(messageId) ?? null;
    const written = await writeSignals(client, { source, signals, now, kind: "history", loadOf });
    const stays = new Set(written.unplaced);
    const gone = signals.flatMap(({ messageId }) => (stays.has(messageId) ? [] : [messageId]));
    await client.query("delete from quarantine_event where source_id = $1 and message_id = any($2::text[])", [
      source.id,
      gone,
    ]);
    return { written, gone: gone.length };
  };
  const done = await transact(dayOf(now), work, { inTurnOf: source.id });
  if (done) tell(done.written);
  return done?.gone ?? 0;
}

type Waiting = { body: Omit<Signal, "at"> & { at: string }; loadId: number | null };

async function takeWaiting(client: PoolClient, sourceId: number, keys: readonly Key[]) {
  const { rows } = await client.query<Waiting>(
    `select body, load_id as "loadId" from quarantine_event
      where source_id = $1 and state = 'waiting' and (group_id = any($2::text[]) or (group_id is null and person = any($3::text[])))
      order by received_at, message_id limit $4 for update skip locked`,
    [
      sourceId,
      keys.flatMap(({ groupId }) => groupId ?? []),
      keys.flatMap(({ groupId, person }) => (groupId === null && person !== null ? [person] : [])),
      batchSize,
    ],
  );
  return rows.map(({ body, loadId }) => ({ signal: { ...body, at: new Date(body.at) }, loadId }));
}

/** Every minute: accounts and contacts also become known by imports and by hand. */
export async function releaseEverywhere(): Promise<void> {
  const { rows } = await pools.app.query<{ id: number }>(
    `select key_id as id from source s
      where exists (select from quarantine_event where source_id = s.key_id and state = 'waiting') order by 1`,
  );
  for (const { id } of rows) await enqueue("ingest.release", { sourceId: id });
}
