import type { PoolClient } from "pg";
import { addUpProperties } from "./event-properties.ts";
import { noteHistory } from "./history-events.ts";

/** An event whose account is known. `day` is the UTC day it happened on; `featureId` by the rules in force. */
export type Countable = {
  accountId: number;
  messageId: string;
  type: string;
  nameId: number | null;
  featureId: number | null;
  person: string | null;
  at: Date;
  day: string;
  /** JSON. */
  properties: string;
  /** Of older history: the load that brought it. */
  loadId: number | null;
};

const most = "2147483647";
const added = (column: string) => `${column} = least(t.${column}::bigint + excluded.${column}, ${most})::int`;
const usersAdded = (column: string) =>
  `${column} = case when excluded.sent_users = 0 then t.${column} else least(coalesce(t.${column}, 0)::bigint + excluded.sent_users, ${most})::int end`;

/**
 * The receipts decide: only an event whose receipt is new goes on to the raw events and the rollups, all in this one statement.
 * Every table is written in the order of its key, so that batches that meet wait for each other and never in a circle.
 * A retry may come when its person belongs to another account: a receipt of any account counts.
 */
const countEvents = (history: boolean) => `
  with input as (
    select * from unnest($3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::text[], $9::timestamptz[], $10::date[], $11::jsonb[]${history ? ", $12::int[]" : ""})
      as i (account_id, message_id, type, name_id, feature_id, person, at, day, properties${history ? ", load_id" : ""})
  ), fresh as (
    insert into event_receipt (account_id, source_id, message_id, received_on)
    select account_id, $1, message_id, $2::date from input i
     where not (select exists (select from event_receipt r where r.source_id = $1 and r.message_id = i.message_id))
     order by message_id
    on conflict do nothing returning message_id
  ), taken as materialized (
    select i.* from input i join fresh using (message_id)
  ), raw as (
    insert into raw_event (account_id, received_on, source_id, message_id, type, name_id, person, at, day, properties)
    select account_id, $2::date, $1, message_id, type, name_id, person, at, day, properties from taken
     order by account_id, message_id
  ), uses as materialized (
    select account_id, day, name_id, feature_id, person, count(*)::int as n from taken where name_id is not null group by 1, 2, 3, 4, 5
  ), names as (
    insert into event_daily as t (account_id, name_id, day, events)
    select account_id, name_id, day, sum(n) from uses group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, name_id, day) do update set ${added("events")}
  ), properties as (${addUpProperties("taken", "p.measured")}
  ), feature_people as (
    insert into usage_feature_person_daily (account_id, feature_id, day, person)
    select distinct account_id, feature_id, day, person from uses where feature_id is not null and person is not null order by 1, 2, 3, 4
    on conflict do nothing returning account_id, feature_id, day, person
  ), features as (
    insert into usage_feature_daily as t (account_id, feature_id, day, events, users, sent, sent_users)
    select account_id, feature_id, day, sum(n), nullif(sum(met), 0), sum(n), sum(met)
      from (select account_id, feature_id, day, n, 0 as met from uses where feature_id is not null
            union all select account_id, feature_id, day, 0, 1 from feature_people) u
     group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, feature_id, day) do update set ${added("events")}, ${added("sent")}, ${usersAdded("users")}, ${added("sent_users")}
  ), people as (
    insert into usage_person_daily as t (account_id, day, person, events)
    select account_id, day, person, sum(n) from uses where person is not null group by 1, 2, 3 order by 1, 2, 3
    on conflict (account_id, day, person) do update set ${added("events")}
    returning account_id, day, xmax = 0 as is_new
  ), days as (
    insert into usage_daily as t (account_id, day, events, active_users, sent, sent_users)
    select account_id, day, sum(n), nullif(sum(met), 0), sum(n), sum(met)
      from (select account_id, day, n, 0 as met from uses union all select account_id, day, 0, 1 from people where is_new) u
     group by 1, 2 order by 1, 2
    on conflict (account_id, day) do update set ${added("events")}, ${added("sent")}, ${usersAdded("active_users")}, ${added("sent_users")}
  ), dirty as (
    insert into account_dirty as t (account_id, since, from_day)
    -- of its own day too, which may be over by the time it is scored
    select account_id, clock_timestamp(), least(min(day), $2::date) from taken group by 1 order by 1
    on conflict (account_id) do update set from_day = least(t.from_day, excluded.from_day),
      -- a moment that was never there before: who takes the account as scored must see that more has come
      since = greatest(excluded.since, t.since + interval '1 millisecond')
  )${history ? noteHistory : ""}
  select message_id as "messageId" from taken`;

const statements = {
  live: { name: "ingest-count", text: countEvents(false) },
  history: { name: "ingest-count-history", text: countEvents(true) },
};

/**
 * Counts events, each message id once. `receivedOn`: the day that keeps them. Message ids in `events` are distinct. Returns the ids
 * of those that were new.
 */
export async function writeRollups(
  client: PoolClient,
  sourceId: number,
  events: readonly Countable[],
  receivedOn: string,
): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const ofHistory = events.some(({ loadId }) => loadId !== null);
  const { rows } = await client.query<{ messageId: string }>({
    ...(ofHistory ? statements.history : statements.live),
    values: [
      sourceId,
      receivedOn,
      events.map(({ accountId }) => accountId),
      events.map(({ messageId }) => messageId),
      events.map(({ type }) => type),
      events.map(({ nameId }) => nameId),
      events.map(({ featureId }) => featureId),
      events.map(({ person }) => person),
      events.map(({ at }) => at),
      events.map(({ day }) => day),
      events.map(({ properties }) => properties),
      ...(ofHistory ? [events.map(({ loadId }) => loadId)] : []),
    ],
  });
  return new Set(rows.map(({ messageId }) => messageId));
}
