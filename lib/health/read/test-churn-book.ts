/** Test only: the last day of the invented book. */
export const lastDay = "2026-06-30";

/** `leaves`: SQL, whether account `i` leaves. */
type Book = { customers: number; leaves: string; leavingDays: number; until: string };

/**
 * Test only: customers since 2025. Who leaves does so within `leavingDays` from December 2025, and nearly all of them use the product
 * less in the 60 days before. Every tenth of the others falls too and stays; whose champion left says nothing of who leaves.
 */
export const bookOf = ({ customers, leaves, leavingDays, until }: Book) => `
insert into account (id, name, seats, segment, customer_since)
  select i, 'Account ' || i, 10, case when i % 2 = 0 then 'mid' else 'small' end, '2025-01-01' from generate_series(1, ${customers}) i;
insert into active_period (account_id, starts_on, ends_on)
  select i, '2025-01-01', case when ${leaves} then date '2025-12-01' + (i * 7) % ${leavingDays} end from generate_series(1, ${customers}) i;
insert into churn_event (account_id, external_id, day) select account_id, account_id, ends_on from active_period where ends_on is not null;
update account a set churned_on = p.ends_on from active_period p where p.account_id = a.id and p.ends_on <= '${until}';
insert into usage_daily (account_id, day, events, active_users)
  select p.account_id, d::date, greatest(1, case when p.account_id % 15 <> 0 and d > coalesce(p.ends_on, date '2026-04-01') - interval '60 days'
    and (p.ends_on is not null or p.account_id % 10 = 0) then 20 else 100 end + (p.account_id * 13) % 17), 8
  from active_period p, generate_series(timestamp '2025-09-01', timestamp '${until}', '1 day') d where d < coalesce(p.ends_on, 'infinity');
insert into contact (account_id, name, role, left_on)
  select i, 'C', 'champion', case when i % 4 = 0 then date '2025-10-01' end from generate_series(1, ${customers}) i;
insert into ticket (account_id, external_id, priority, status, opened_at, closed_at)
  select i, d::date::text, 'high', 'closed', d, d + interval '2 days' from generate_series(1, ${customers}) i,
    generate_series(timestamp '2025-10-03', timestamp '${until}', '1 month') d;`;

/** Test only: 160 customers, of whom every third leaves between December 2025 and May 2026. */
export const churnBook = bookOf({ customers: 160, leaves: "i % 3 = 0", leavingDays: 170, until: lastDay });

/** Test only: takes every row of the book away. */
export const noBook = `set session_replication_role = replica;
  truncate account, active_period, churn_event, usage_daily, ticket, survey_response, survey, interaction, custom_metric, custom_value, pulse, goal, contact,
    onboarding_plan, milestone, subscription, prediction_run, own_measure restart identity cascade;
  set session_replication_role = origin;`;

/** Test only: one row in every dated table for each account, on the day or days after it. */
export const rowsLater = (day: string) => `
insert into survey (id, key, name, kind) overriding system value values (1, 'csat', 'CSAT', 'csat'), (2, 'nps', 'NPS', 'nps') on conflict do nothing;
insert into custom_metric (id, key, name) overriding system value values (1, 'm', 'M') on conflict do nothing;
insert into feature (id, key, name, plans) overriding system value values (1, 'f', 'F', '{}') on conflict do nothing;
insert into usage_daily (account_id, day, events, active_users) select i, '${day}', 99999, 500 from generate_series(1, 160) i
  on conflict (account_id, day) do update set events = 99999, active_users = 500;
insert into usage_feature_daily (account_id, feature_id, day, events) select i, 1, '${day}', 50 from generate_series(1, 160) i on conflict do nothing;
insert into ticket (account_id, external_id, priority, status, opened_at, first_response_at, escalated)
  select i, 'later ${day}', 'urgent', 'open', timestamptz '${day} 08:00Z', timestamptz '${day} 09:00Z', true from generate_series(1, 160) i;
insert into survey_response (account_id, external_id, survey_id, contact_id, score, answered_at)
  select i, s || ' ${day} ' || c, s, c, 1, timestamptz '${day} 08:00Z' from generate_series(1, 160) i, generate_series(1, 2) s, generate_series(1, 3) c;
insert into interaction (account_id, external_id, kind, at, summary) select i, 'later ${day}', 'meeting', timestamptz '${day} 08:00Z', 'Left' from generate_series(1, 160) i;
insert into pulse (account_id, at, value, reason) select i, timestamptz '${day} 08:00Z', 1, 'Left' from generate_series(1, 160) i;
insert into custom_value (account_id, metric_id, day, value) select i, 1, '${day}', 5 from generate_series(1, 160) i on conflict do nothing;
insert into contact (account_id, external_id, name, role, joined_on) select i, 'later ${day}', 'New', 'sponsor', '${day}' from generate_series(1, 160) i;
insert into goal (account_id, title, created_at) select i, 'Later', timestamptz '${day} 08:00Z' from generate_series(1, 160) i;
insert into subscription (account_id, external_id, quantity, starts_on) select i, 'later ${day}', 900, '${day}' from generate_series(1, 160) i;
insert into onboarding_plan (account_id, external_id, name, started_on, original_due_on, due_on) select i, 'later ${day}', 'Again', '${day}', '${day}', '${day}' from generate_series(1, 160) i;
insert into milestone (account_id, plan_id, name, is_first_value, original_due_on, due_on) select account_id, id, 'Go live', true, due_on, due_on from onboarding_plan;`;

/** Test only: measures of imported values, one of them presence, and one of what is known of today only. */
export const ownMeasures = `
insert into own_measure (key, position, label, dimension, spec, curve, source_name) values
  ('own-m', 64, 'M', 'usage', '{"source":{"kind":"metric","metricId":1},"read":"latest","windowDays":28,"categories":null,"staleAfterDays":null}', '[[0,0],[10,100]]', 'M'),
  ('own-any', 65, 'Any M', 'usage', '{"source":{"kind":"metric","metricId":1},"read":"presence","windowDays":28,"categories":null,"staleAfterDays":null}', '[[0,0],[1,100]]', 'M'),
  ('own-seats', 66, 'Seats', 'usage', '{"source":{"kind":"column","column":"seats"},"read":"latest","windowDays":28,"categories":null,"staleAfterDays":null}', '[[0,0],[10,100]]', 'seats');`;
