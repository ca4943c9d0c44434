import type pg from "pg";
import { windowDays } from "#lib/adoption/schema/windows.ts";

/** Raw events are spread evenly over the two windows that adoption compares. */
export const storedDays = 2 * windowDays;
const features = 12;
const names = 36;
const people = 20;

const once = (accounts: number) => [
  "insert into app_user (email, name) values ('bench@bellwether.example', 'Bench')",
  "insert into api_key (name, kind, prefix, secret_hash, user_id, created_by) values ('bench', 'ingest', 'bench', 'of a benchmark', 1, 1)",
  `insert into feature (key, name, plans) select 'f' || n, 'Feature ' || n, '{}' from generate_series(1, ${features}) n`,
  `insert into event_name (name, last_seen_on, feature_id) select 'Event ' || n, current_date, 1 + n % ${features} from generate_series(1, ${names}) n`,
  `insert into account (name, segment, plan, customer_since) select 'Account ' || n, (array['Enterprise', 'Mid-market', 'SMB'])[1 + n % 3], 'pro', current_date - 200
   from generate_series(1, ${accounts}) n`,
];

/** One account in ten did nothing in the last window; of each account some features stay unused. */
const raw = (accounts: number) => `
  insert into raw_event (account_id, received_on, source_id, message_id, type, name_id, person, at, day, properties)
  select account, $1::date, 1, 'node-next-' || gen_random_uuid(), 'track', 1 + (account + n % 17) % ${names}, 'user-' || (n / 7 + account) % ${people},
    $1::date + n % 86400 * interval '1 second', $1::date, jsonb_build_object('plan', 'pro', 'amount', n % 1000, 'path', '/reports/weekly')
  from (select 1 + (n::bigint * 7919 + $3::int * 104729) % ${accounts} as account, n from generate_series(1, $2::int) n) e
  where $3::int >= ${windowDays} or account % 10 <> 0 order by account`;

/** As ingest keeps them, event by event. */
const rollups = [
  `insert into usage_daily (account_id, day, events, active_users, sent, sent_users)
   select account_id, day, count(*), count(distinct person), count(*), count(distinct person) from raw_event where received_on = $1::date group by 1, 2`,
  `insert into usage_feature_daily (account_id, feature_id, day, events, users, sent, sent_users)
   select e.account_id, n.feature_id, e.day, count(*), count(distinct e.person), count(*), count(distinct e.person)
   from raw_event e join event_name n on n.id = e.name_id where e.received_on = $1::date group by 1, 2, 3`,
  `insert into usage_person_daily (account_id, day, person, events)
   select account_id, day, person, count(*) from raw_event where received_on = $1::date group by 1, 2, 3`,
];

/** Fills an empty database with accounts, raw events up to `today`, and the rollups that they make. */
export async function storeUse(admin: pg.Client, accounts: number, events: number, today: string): Promise<void> {
  for (const step of once(accounts)) await admin.query(step);
  const each = Math.ceil(events / storedDays);
  for (let back = storedDays - 1; back >= 0; back--) {
    const day = new Date(Date.parse(today) - back * 86_400_000).toISOString().slice(0, 10);
    await admin.query("select make_raw_event_partition($1::date)", [day]);
    await admin.query("begin");
    await admin.query(raw(accounts), [day, each, back]);
    for (const rollup of rollups) await admin.query(rollup, [day]);
    await admin.query("commit");
  }
  await admin.query("vacuum (analyze)");
}
