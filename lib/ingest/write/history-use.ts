import type { PoolClient } from "pg";
import type { Gone } from "./history-events.ts";

/** An event that is taken back, as the statements see it. */
const events = `unnest($1::int[], $2::date[], $3::int[], $4::int[], $5::text[]) as e (account_id, day, name_id, feature_id, person)`;
const valuesOf = (uses: readonly Gone[]) => [
  uses.map(({ accountId }) => accountId),
  uses.map(({ day }) => day),
  uses.map(({ nameId }) => nameId),
  uses.map(({ featureId }) => featureId),
  uses.map(({ person }) => person),
];

/** The live part less what is taken back: u has n events and k people less. */
const less = (users: string) => `events = greatest(t.events - u.n, 0), sent = greatest(t.sent - u.n, 0),
  ${users} = case when u.k = 0 then t.${users} else nullif(greatest(coalesce(t.${users}, 0) - u.k, 0), 0) end,
  sent_users = greatest(t.sent_users - u.k, 0)`;
const nothing = "t.events = 0 and t.sent = 0 and t.import_id is null";

/** Takes the events out of the daily rollups; rows of which nothing is left go. */
export async function takeBackUse(client: PoolClient, uses: readonly Gone[]): Promise<void> {
  const values = valuesOf(uses);
  const names = "(select account_id, name_id, day, count(*)::int as n from $ group by 1, 2, 3) u".replace("$", events);
  const sameName = "t.account_id = u.account_id and t.name_id = u.name_id and t.day = u.day";
  await client.query(`update event_daily t set events = t.events - u.n from ${names} where ${sameName}`, values);
  await client.query(`delete from event_daily t using ${names} where ${sameName} and t.events <= 0`, values);
  await takeBackDays(client, values);
  await takeBackFeatures(client, uses);
}

async function takeBackDays(client: PoolClient, values: unknown[]): Promise<void> {
  const people = `(select account_id, day, person, count(*)::int as n from ${events} where person is not null group by 1, 2, 3) u`;
  const samePerson = "t.account_id = u.account_id and t.day = u.day and t.person = u.person";
  await client.query(
    `update usage_person_daily t set events = t.events - u.n from ${people} where ${samePerson}`,
    values,
  );
  const days = `(select account_id, day, sum(n)::int as n, sum(k)::int as k from (
      select account_id, day, count(*) as n, 0 as k from ${events} group by 1, 2 union all select account_id, day, 0, count(*) from gone group by 1, 2
    ) x group by 1, 2) u`;
  const sameDay = "t.account_id = u.account_id and t.day = u.day";
  await client.query(
    `with gone as (delete from usage_person_daily t using ${people} where ${samePerson} and t.events <= 0 returning t.account_id, t.day)
     update usage_daily t set ${less("active_users")} from ${days} where ${sameDay}`,
    values,
  );
  await client.query(
    `delete from usage_daily t using ${events.replace(" as e ", " as u ")} where ${sameDay} and ${nothing}`,
    values,
  );
}

type Key = { accountId: number; featureId: number; day: string; person: string };
const nameOf = ({ accountId, featureId, day, person }: Key) => `${accountId} ${featureId} ${day} ${person}`;

/** A person stays a user of a feature on a day as long as any other event says so. */
async function takeBackFeatures(client: PoolClient, uses: readonly Gone[]): Promise<void> {
  const ofFeatures = uses.filter(({ featureId }) => featureId !== null);
  if (ofFeatures.length === 0) return;
  const keys = new Map<string, Key>();
  for (const { accountId, featureId, day, person, brought } of ofFeatures)
    if (brought && featureId !== null && person !== null) {
      const key = { accountId, featureId, day, person };
      keys.set(nameOf(key), key);
    }
  for (const held of await stillUsed(client, [...keys.values()])) keys.delete(held);
  const gone = [...keys.values()];
  const sameFeature = "t.account_id = u.account_id and t.feature_id = u.feature_id and t.day = u.day";
  await client.query(
    `with gone as (
       delete from usage_feature_person_daily t using unnest($6::int[], $7::int[], $8::date[], $9::text[]) as u (account_id, feature_id, day, person)
        where ${sameFeature} and t.person = u.person returning t.account_id, t.feature_id, t.day
     )
     update usage_feature_daily t set ${less("users")} from (
       select account_id, feature_id, day, sum(n)::int as n, sum(k)::int as k from (
         select account_id, feature_id, day, count(*) as n, 0 as k from ${events} group by 1, 2, 3
         union all select account_id, feature_id, day, 0, count(*) from gone group by 1, 2, 3) x group by 1, 2, 3) u
      where ${sameFeature}`,
    [...valuesOf(ofFeatures), ...keyValues(gone)],
  );
  await client.query(
    `delete from usage_feature_daily t using ${events.replace(" as e ", " as u ")} where ${sameFeature} and ${nothing}`,
    valuesOf(ofFeatures),
  );
}

const keyValues = (keys: readonly Key[]) => [
  keys.map(({ accountId }) => accountId),
  keys.map(({ featureId }) => featureId),
  keys.map(({ day }) => day),
  keys.map(({ person }) => person),
];

type Other = Key & { loadId: number | null; messageId: string };

/**
 * The keys whose person uses the feature on that day by other events too. Where only events of other loads say so, those have brought
 * the person from now on: taken back in turn, they take the person with them.
 */
async function stillUsed(client: PoolClient, keys: readonly Key[]): Promise<Set<string>> {
  const here = keys.length === 0 ? [] : await stillHere(client, keys);
  if (here.length === 0) return new Set();
  const wanted = new Set(here.map(nameOf));
  const others = (await otherEvents(client, here)).filter((one) => wanted.has(nameOf(one)));
  const held = Map.groupBy(others, nameOf);
  const heirs = [...held.values()].filter((all) => all.every(({ loadId }) => loadId !== null)).flat();
  if (heirs.length > 0)
    await client.query(
      `update history_event h set brought = true from unnest($1::int[], $2::int[], $3::date[], $4::text[]) as u (account_id, load_id, day, message_id)
        where h.account_id = u.account_id and h.load_id = u.load_id and h.day = u.day and h.message_id = u.message_id`,
      [
        heirs.map(({ accountId }) => accountId),
        heirs.map(({ loadId }) => loadId),
        heirs.map(({ day }) => day),
        heirs.map(({ messageId }) => messageId),
      ],
    );
  return new Set(held.keys());
}

/** Those whose person did anything else on the day: of the others, no raw event need be looked for. */
async function stillHere(client: PoolClient, keys: readonly Key[]): Promise<Key[]> {
  const { rows } = await client.query<Key>(
    `select u.account_id as "accountId", u.feature_id as "featureId", to_char(u.day, 'YYYY-MM-DD') as day, u.person
       from unnest($1::int[], $2::int[], $3::date[], $4::text[]) as u (account_id, feature_id, day, person)
       join usage_person_daily using (account_id, day, person)`,
    keyValues(keys),
  );
  return rows;
}

/** Events of these people on these days, with the feature that each is counted as the use of. */
async function otherEvents(client: PoolClient, keys: readonly Key[]): Promise<Other[]> {
  const first = keys.map(({ day }) => day).sort()[0];
  const { rows } = await client.query<Other>(
    `select e.account_id as "accountId", coalesce(h.feature_id, n.feature_id) as "featureId", to_char(e.day, 'YYYY-MM-DD') as day, e.person,
       h.load_id as "loadId", e.message_id as "messageId"
       from raw_event e join event_name n on n.id = e.name_id
       left join lateral (
         select h.load_id, coalesce(h.feature_id, 0) as feature_id from history_event h
          where h.account_id = e.account_id and h.day = e.day and h.message_id = e.message_id
            and h.load_id = any(array(select id from history_load l where l.source_id = e.source_id and l.state in ('kept', 'undoing')))) h on true
      where e.account_id = any($1::int[]) and e.received_on >= $2::date - 1
        and (e.account_id, e.day, e.person) in (select * from unnest($3::int[], $4::date[], $5::text[]))`,
    [
      [...new Set(keys.map(({ accountId }) => accountId))],
      first,
      keys.map(({ accountId }) => accountId),
      keys.map(({ day }) => day),
      keys.map(({ person }) => person),
    ],
  );
  return rows;
}
