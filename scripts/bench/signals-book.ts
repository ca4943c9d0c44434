import type pg from "pg";
import { withClient } from "#lib/postgres/provision.ts";

const sources = 50;
const names = 20_000;
const waiting = 300_000;
const people = 20;

/** Fifty sources of which the first has had no quiet minute for a day, what waits for an account, and who used the product for eight weeks. */
const steps = [
  `insert into api_key (name, kind, prefix, secret_hash, user_id, created_by)
   select 'Source ' || n, 'ingest', 'bw_ingest_' || n, 'of benchmark ' || n, u.id, u.id from generate_series(1, ${sources}) n,
     (select min(id) as id from app_user) u`,
  `insert into source_minute (source_id, minute, taken, duplicate, quarantined, refused)
   select k.id, date_trunc('minute', now()) - n * interval '1 minute', 100 + n % 50, n % 3, n % 5, n % 2
   from api_key k, generate_series(0, 35 * 1440) n where k.kind = 'ingest' and (n < 2 * 1440 or n % 30 = 0)`,
  `insert into source_refusal (source_id, reason, day, count, sample)
   select k.id, r, current_date - n, 1 + n, '{"userId": "u1"}' from api_key k, unnest(array['no-name', 'too-old', 'bad-time']) r, generate_series(0, 13) n
   where k.kind = 'ingest'`,
  `insert into quarantine_event (source_id, message_id, group_id, person, body, at, received_at)
   select (select min(id) from api_key where kind = 'ingest'), 'm' || n, 'group-' || n % 4000, 'u' || n % 9000,
     jsonb_build_object('type', case when n / 4000 % 40 < 4 then 'group' else 'track' end, 'name', 'Report opened', 'traits',
       jsonb_build_object('name', (select name from account where id = 1 + n % 4000)), 'properties', jsonb_build_object('path', '/reports/weekly')),
     now() - n * interval '1 second', now() - n * interval '1 second'
   from generate_series(1, ${waiting}) n`,
  `insert into event_name (name, last_seen_on, feature_id)
   select 'Event ' || n, current_date - n % 60, case when n % 4 = 0 then (select min(id) from feature) + n % 5 end from generate_series(1, ${names}) n`,
  `insert into event_daily (account_id, name_id, day, events)
   select a.id, b.id + (a.id * 31 + n) % ${names}, current_date - n % 60, 1 + n % 9 from account a, (select min(id) as id from event_name) b, generate_series(1, 30) n`,
  `insert into usage_person_daily (account_id, day, person, events)
   select a, current_date - n, 'user-' || p, 3 from generate_series(1, 2000) a, generate_series(0, 59) n, generate_series(1, ${people}) p
   where (p % 4 <> 0 or n > 28) and (n + p) % 3 = 0`,
  `insert into raw_event (account_id, received_on, source_id, message_id, type, name_id, person, at, day, properties)
   select 1 + n % 4000, (now() at time zone 'UTC')::date, k.id + n % ${sources - 1}, 'raw-' || n, 'track', b.id + n % ${names}, 'user-' || n % ${people}, now(),
     (now() at time zone 'UTC')::date, '{"plan": "pro", "path": "/reports/weekly"}'
   from generate_series(1, 1000000) n, (select min(id) as id from api_key where kind = 'ingest') k, (select min(id) as id from event_name) b`,
];
const tables =
  "api_key, source_minute, source_refusal, quarantine_event, event_name, event_daily, usage_person_daily, raw_event";

/** Gives a book the signals that the Sources screens and the people of accounts are read from, once. */
export async function fillSignals(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    if (await isFilled(client)) return;
    const began = performance.now();
    await client.query("begin");
    await client.query("select make_raw_event_partition((now() at time zone 'UTC')::date)");
    for (const step of steps) await client.query(step);
    await client.query("commit");
    await client.query(`vacuum (analyze) ${tables}`);
    console.log(`Signals of ${sources} sources in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  });
}

async function isFilled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query("select 1 from api_key where secret_hash = 'of benchmark 1'");
  return rows.length > 0;
}
