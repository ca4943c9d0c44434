/**
 * Test only: 1–30 in thirds: all gets worse in the last week, all gets better, all stays. 31 has left, 32 is new, 33 was merged
 * into 1, 34 is used for the first time this week.
 */
export const moveSeed = (csm: number, manager: number) => `
insert into account (id, name, segment, owner_id, seats, customer_since, churned_on, merged_into_id)
  select i, case i when 3 then '=cmd()' else 'Account ' || i end, case when i % 2 = 0 then 'Large' else 'Small' end,
    case when i % 5 = 0 then ${manager} else ${csm} end, 10, case when i = 32 then current_date - 2 else current_date - 300 end,
    case when i = 31 then current_date - 3 end, case when i = 33 then 1 end from generate_series(1, 40) i;
insert into active_period (account_id, starts_on, ends_on) select id, customer_since, churned_on from account where id <= 40;
insert into usage_daily (account_id, day, events, active_users)
  select i, d::date, case i % 3 when 0 then case when d > now() - interval '21 days' then 40 else 100 end when 1 then 60 else 100 end,
    case when i % 3 = 2 then 8 else 4 end
  from generate_series(1, 40) i, generate_series(now() - interval '120 days', now() - interval '1 day', '1 day') d
  where i <> 32 and (i <> 34 or d > now() - interval '6 days') and not (i % 3 = 0 and d > now() - interval '7 days');
insert into pulse (account_id, at, value, reason) select i, now() - interval '50 days', case i % 3 when 1 then 1 else 3 end, 'then' from generate_series(1, 31) i;
insert into pulse (account_id, at, value, reason) select i, now() - interval '2 days', case i % 3 when 1 then 3 else 1 end, 'now' from generate_series(1, 30) i where i % 3 <> 2;
insert into contact (account_id, name, role, joined_on, left_on)
  select i, 'C', 'champion', case i % 3 when 1 then current_date - 3 else current_date - 200 end, case i % 3 when 0 then current_date - 3 end
  from generate_series(1, 31) i;
insert into ticket (account_id, priority, status, opened_at, closed_at)
  select i, 'urgent', 'open', now() - case i % 3 when 0 then interval '4 days' else interval '40 days' end, case i % 3 when 0 then null else now() - interval '4 days' end
  from generate_series(1, 31) i, generate_series(1, 5);
insert into pulse (account_id, at, value, reason) values (34, now() - interval '1 day', 3, 'new');
insert into contact (account_id, name, role, joined_on) values (34, 'C', 'champion', current_date - 1);
insert into ticket (account_id, priority, status, opened_at, closed_at) values (34, 'low', 'closed', now() - interval '2 days', now());`;
