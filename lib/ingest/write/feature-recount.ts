import type { PoolClient } from "pg";
import { pools } from "#lib/db.ts";
import { enqueue, type Transaction } from "#lib/jobs.ts";
import { announce } from "#lib/live/write.ts";
import { dayOf } from "../rules/day-of.ts";
import { compileRules } from "../rules/feature-of.ts";
import { readRules } from "./event-names.ts";
import { transact } from "./transact.ts";

/** Counting stands still while so many accounts are done. */
const accountsAtOnce = 25;
const accountsRead = 5_000;
const most = "2147483647";

/** Asks for the use of features to be counted again by the rules as they are, in the transaction that changed them. */
export async function askFeatureRecount(tx: Transaction): Promise<void> {
  await enqueue("ingest.recount-features", {}, { tx });
}

type Run = { id: number; names: number[]; from: string };

/**
 * Job "ingest.recount-features": names get the feature that the rules in force give them, and the use of features of the raw days
 * kept (from `rawFrom`) is counted again for the accounts that sent such names. A run that was cut off is gone on with. Older days
 * stay as they were counted.
 */
export async function recountFeatures(rawFrom: string, signal?: AbortSignal): Promise<void> {
  await startRun(rawFrom);
  for (const run of await openRuns()) await carryOut(run, signal);
}

async function openRuns(): Promise<Run[]> {
  const { rows } = await pools.app.query<Run>(
    `select id, names, to_char(from_day, 'YYYY-MM-DD') as "from" from feature_recount where state = 'running' order by id`,
  );
  return rows;
}

async function startRun(rawFrom: string): Promise<void> {
  await transact(
    dayOf(new Date()),
    async (client) => {
      const featureFor = compileRules(await readRules(client));
      const names = await client.query<{ id: number; name: string; featureId: number | null }>(
        `select id, name, feature_id as "featureId" from event_name order by id`,
      );
      const changed = names.rows
        .map(({ id, name, featureId }) => ({ id, before: featureId, after: featureFor(name)?.featureId ?? null }))
        .filter(({ before, after }) => before !== after);
      if (changed.length === 0) return;
      await client.query(
        `update event_name n set feature_id = c.feature_id from unnest($1::int[], $2::int[]) as c (id, feature_id) where n.id = c.id`,
        [changed.map(({ id }) => id), changed.map(({ after }) => after)],
      );
      await client.query("insert into feature_recount (state, names, from_day) values ('running', $1, $2::date)", [
        changed.map(({ id }) => id),
        rawFrom,
      ]);
    },
    { alone: true },
  );
}

async function carryOut({ id, names, from }: Run, signal?: AbortSignal): Promise<void> {
  const { rows } = await pools.app.query<{ total: number; last: number }>(
    "select count(*)::int as total, coalesce(max(id), 0) as last from account",
  );
  const { total = 0, last = 0 } = rows[0] ?? {};
  await pools.app.query("update feature_recount set total = $2 where id = $1", [id, total]);
  for (let first = 1; first <= last; first += accountsRead) {
    const ids = await accountsThatSent(names, from, first);
    for (let i = 0; i < ids.length; i += accountsAtOnce) {
      signal?.throwIfAborted();
      await recountAccounts(ids.slice(i, i + accountsAtOnce), from);
    }
    await pools.app.query(
      "update feature_recount set done = (select count(*) from account where id < $2) where id = $1",
      [id, first + accountsRead],
    );
    announce("sources", "usage");
  }
  await pools.app.query("update feature_recount set state = 'done', done = total, finished_at = now() where id = $1", [
    id,
  ]);
  announce("sources", "usage", "accounts");
}

async function accountsThatSent(names: number[], from: string, first: number): Promise<number[]> {
  const { rows } = await pools.app.query<{ id: number }>(
    `select distinct account_id as id from event_daily
      where account_id between $1 and $2 and name_id = any($3::int[]) and day >= $4::date order by 1`,
    [first, first + accountsRead - 1, names, from],
  );
  return rows.map(({ id }) => id);
}

async function recountAccounts(ids: number[], from: string): Promise<void> {
  await transact(dayOf(new Date()), (client) => recountIn(client, ids, from), { alone: true });
}

const taken = `select e.account_id, n.feature_id, e.day, e.person from raw_event e join event_name n on n.id = e.name_id
  where e.account_id = any($1::int[]) and e.day >= $2::date and e.received_on >= $2::date - 1 and n.feature_id is not null`;

async function recountIn(client: PoolClient, ids: number[], from: string): Promise<void> {
  const values = [ids, from];
  await client.query("delete from usage_feature_person_daily where account_id = any($1) and day >= $2::date", values);
  await client.query(
    `insert into usage_feature_person_daily (account_id, feature_id, day, person)
     select distinct account_id, feature_id, day, person from (${taken}) e where person is not null order by 1, 2, 3, 4`,
    values,
  );
  await client.query(
    `with now as (select account_id, feature_id, day, count(*) as n, count(distinct person) as people from (${taken}) e group by 1, 2, 3)
     insert into usage_feature_daily as t (account_id, feature_id, day, events, users, sent, sent_users)
     select coalesce(n.account_id, o.account_id), coalesce(n.feature_id, o.feature_id), coalesce(n.day, o.day),
       least(coalesce(n.n, 0), ${most})::int, nullif(coalesce(n.people, 0), 0)::int, least(coalesce(n.n, 0), ${most})::int, coalesce(n.people, 0)::int
       from now n full join (select * from usage_feature_daily where account_id = any($1) and day >= $2::date and sent > 0) o
         on (o.account_id, o.feature_id, o.day) = (n.account_id, n.feature_id, n.day)
      order by 1, 2, 3
     on conflict (account_id, feature_id, day) do update set
       events = least(t.events::bigint - t.sent + excluded.sent, ${most})::int,
       users = case when t.sent_users = 0 and excluded.sent_users = 0 then t.users
         else nullif(least(coalesce(t.users, 0)::bigint - t.sent_users + excluded.sent_users, ${most}), 0)::int end,
       sent = excluded.sent, sent_users = excluded.sent_users`,
    values,
  );
  await client.query(
    `delete from usage_feature_daily where account_id = any($1) and day >= $2::date and sent = 0 and events = 0 and import_id is null`,
    values,
  );
  // whoever uses a feature now does so by raw events alone: those of older history have their part in it
  await client.query(
    `update history_event h set feature_id = n.feature_id, brought = true
       from history_load l, raw_event e, event_name n
      where h.account_id = any($1::int[]) and h.day >= $2::date and l.id = h.load_id and n.id = e.name_id
        and e.account_id = h.account_id and e.received_on = h.received_on and e.source_id = l.source_id and e.message_id = h.message_id
        and e.account_id = any($1::int[]) and e.received_on >= $2::date - 1 and (h.feature_id, h.brought) is distinct from (n.feature_id, true)`,
    values,
  );
  await client.query(
    `insert into account_dirty as t (account_id, since, from_day) select id, clock_timestamp(), $2::date from unnest($1::int[]) id order by 1
     on conflict (account_id) do update set from_day = least(t.from_day, excluded.from_day),
       since = greatest(excluded.since, t.since + interval '1 millisecond')`,
    values,
  );
}
