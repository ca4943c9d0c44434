import type { PoolClient } from "pg";
import { largest } from "../rules/properties-of.ts";
import type { Gone, Undone } from "./history-events.ts";
import { takeBackProperties } from "./history-properties.ts";
import { takeBackUse } from "./history-use.ts";

type Noted = Omit<Gone, "nameId" | "person" | "numbers">;
type Raw = Pick<Gone, "accountId" | "messageId" | "nameId" | "person" | "numbers">;

/** SQL for (account_id, load_id, day, message_id) of the events of load $1 that are taken back. */
type Which = { sql: string; values: unknown[] };

/** The next so many. */
export const nextOf = (most: number): Which => ({
  sql: `select h.account_id, h.load_id, h.day, h.message_id
      from (select account_id from history_account where load_id = $1 order by account_id limit 50) a
      cross join lateral (select * from history_event h where h.account_id = a.account_id and h.load_id = $1
        order by h.day, h.message_id limit $2) h limit $2`,
  values: [most],
});

/** Those with these ids. */
export const idsOf = (sourceId: number, messageIds: readonly string[]): Which => ({
  sql: `select h.account_id, h.load_id, h.day, h.message_id
      from event_receipt r join raw_event e on e.account_id = r.account_id and e.received_on = r.received_on and e.source_id = r.source_id
        and e.message_id = r.message_id
      join history_event h on h.account_id = e.account_id and h.load_id = $1 and h.day = e.day and h.message_id = e.message_id
     where r.source_id = $2 and r.message_id = any($3::text[])`,
  values: [sourceId, messageIds],
});

/**
 * Takes back some events of a load, in the caller's transaction, in which nothing else is counted (see `transact`, alone): every rollup is
 * as if they had never come, and they may come again. Returns them.
 */
export async function takeBack(client: PoolClient, undone: Undone, which: Which): Promise<Gone[]> {
  const { rows: noted } = await client.query<Noted>(
    `delete from history_event h using (${which.sql}) w
      where h.account_id = w.account_id and h.load_id = w.load_id and h.day = w.day and h.message_id = w.message_id
      returning h.account_id as "accountId", to_char(h.day, 'YYYY-MM-DD') as day, h.message_id as "messageId",
        to_char(h.received_on, 'YYYY-MM-DD') as "receivedOn", h.feature_id as "featureId", h.brought`,
    [undone.loadId, ...which.values],
  );
  if (noted.length === 0) return [];
  await deleteReceipts(client, undone.sourceId, noted);
  const raw = await deleteRaw(client, undone.sourceId, noted);
  const gone = noted.flatMap((one): Gone[] => {
    const own = raw.get(`${one.accountId} ${one.messageId}`);
    return own ? [{ ...one, nameId: own.nameId, person: own.person, numbers: own.numbers ?? [] }] : [];
  });
  const uses = gone.filter(({ nameId }) => nameId !== null);
  if (uses.length > 0) {
    await takeBackUse(client, uses);
    await takeBackProperties(client, undone, uses);
  }
  await noteLeft(client, undone, noted);
  return gone;
}

async function deleteReceipts(client: PoolClient, sourceId: number, noted: readonly Noted[]): Promise<void> {
  await client.query(
    `delete from event_receipt r using unnest($2::text[], $3::int[]) as u (message_id, account_id)
      where r.source_id = $1 and r.message_id = u.message_id and r.account_id = u.account_id`,
    [sourceId, noted.map(({ messageId }) => messageId), noted.map(({ accountId }) => accountId)],
  );
}

/** One day of receipt at a time, so that the others' partitions are not even planned for. */
async function deleteRaw(client: PoolClient, sourceId: number, noted: readonly Noted[]): Promise<Map<string, Raw>> {
  const raw = new Map<string, Raw>();
  for (const [received, events] of Map.groupBy(noted, ({ receivedOn }) => receivedOn)) {
    const { rows } = await client.query<Raw>(
      `with gone as (
         delete from raw_event e using unnest($3::int[], $4::text[]) as u (account_id, message_id)
          where e.account_id = u.account_id and e.received_on = $1::date and e.source_id = $2 and e.message_id = u.message_id
          returning e.account_id, e.message_id, e.name_id, e.person, e.at, e.properties
       )
       select account_id as "accountId", message_id as "messageId", name_id as "nameId", person,
         (select jsonb_agg(jsonb_build_object('property', p.id, 'value', (g.properties -> p.key), 'at', g.at)) from event_property p
           where p.name_id = g.name_id and p.measured and (p.backfill_on is null or p.backfill_on < $1::date)
             and jsonb_typeof(g.properties -> p.key) = 'number' and abs((g.properties ->> p.key)::numeric) <= ${largest}) as numbers from gone g`,
      [received, sourceId, events.map(({ accountId }) => accountId), events.map(({ messageId }) => messageId)],
    );
    for (const row of rows) raw.set(`${row.accountId} ${row.messageId}`, row);
  }
  return raw;
}

/** What is left of the load, and that the accounts are scored again from the first day on. */
async function noteLeft(client: PoolClient, { loadId }: Undone, noted: readonly Noted[]): Promise<void> {
  const byAccount = Map.groupBy(noted, ({ accountId }) => accountId);
  const ids = [...byAccount.keys()].sort((a, b) => a - b);
  const counts = ids.map((id) => byAccount.get(id)?.length ?? 0);
  const first = ids.map((id) => (byAccount.get(id) ?? []).map(({ day }) => day).sort()[0]);
  await client.query(
    `update history_account h set events = h.events - u.n from unnest($2::int[], $3::int[]) as u (account_id, n)
      where h.load_id = $1 and h.account_id = u.account_id`,
    [loadId, ids, counts],
  );
  const { rows: done } = await client.query<{ id: number }>(
    "delete from history_account where load_id = $1 and account_id = any($2::int[]) and events <= 0 returning account_id as id",
    [loadId, ids],
  );
  if (done.length > 0)
    await client.query("delete from history_latest where account_id = any($2::int[]) and load_id = $1", [
      loadId,
      done.map(({ id }) => id),
    ]);
  await client.query("update history_load set undone = undone + $2, error = null where id = $1", [
    loadId,
    noted.length,
  ]);
  await client.query(
    `insert into account_dirty as t (account_id, since, from_day)
     select a.id, clock_timestamp(), u.day from unnest($1::int[], $2::date[]) as u (id, day) join account a using (id) order by 1
     on conflict (account_id) do update set from_day = least(t.from_day, excluded.from_day),
       since = greatest(excluded.since, t.since + interval '1 millisecond')`,
    [ids, first],
  );
}
