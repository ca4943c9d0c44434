-- Protocols that run by themselves (SPEC F3, E1–E3, X10, X11): what they are, where their condition holds, and what was done about it.
create table protocol (
  id serial primary key,
  key text unique,
  mode text not null default 'off' constraint protocol_mode check (mode in ('off', 'shadow', 'on')),
  version integer not null default 0,
  draft jsonb,
  uncapped boolean not null default false,
  weekly_limit integer constraint protocol_limit check (weekly_limit between 1 and 100000),
  holdout_percent integer not null default 0 constraint protocol_holdout check (holdout_percent between 0 and 50),
  -- null until the whole book was looked at: what is true by then goes to the backlog
  baseline_at timestamptz(3),
  mode_changed_at timestamptz(3),
  mode_changed_by integer,
  created_by integer,
  created_at timestamptz(3) not null default now(),
  archived_at timestamptz(3),
  constraint protocol_uncapped check (not uncapped or (weekly_limit is null and holdout_percent = 0)),
  constraint protocol_runs_a_version check (mode = 'off' or version > 0)
);

create table protocol_version (
  protocol_id integer not null references protocol (id),
  version integer not null,
  definition jsonb not null,
  note text,
  created_by integer,
  created_at timestamptz(3) not null default now(),
  primary key (protocol_id, version)
);
create trigger only_grows before update or delete on protocol_version for each row execute function only_grows();

create table intervention (
  account_id integer references account (id) on delete cascade,
  id serial primary key,
  protocol_id integer not null references protocol (id),
  version integer not null,
  scope_kind text not null default 'account' constraint intervention_scope check (scope_kind in ('account', 'segment', 'whole')),
  scope_name text,
  opened_at timestamptz(3) not null default now(),
  opened_by integer,
  why jsonb not null,
  score double precision,
  segment text,
  tenure_days integer,
  state text not null default 'open' constraint intervention_state check (state in ('open', 'recovered', 'lost', 'stopped')),
  held_out boolean not null default false,
  step integer not null default 0,
  step_due_at timestamptz(3),
  snoozed_until date,
  outcome text constraint intervention_outcome check (outcome in ('worked', 'by-itself', 'not-a-risk', 'left', 'other')),
  reason text,
  ended_at timestamptz(3),
  ended_by integer,
  foreign key (protocol_id, version) references protocol_version (protocol_id, version),
  constraint intervention_of_account check ((scope_kind = 'account') = (account_id is not null)),
  constraint intervention_of_segment check ((scope_kind = 'segment') = (scope_name is not null)),
  constraint intervention_ended check ((state = 'open') = (ended_at is null))
);
create unique index one_open_intervention on intervention (protocol_id, scope_kind, coalesce(account_id, 0), coalesce(scope_name, ''))
  where state = 'open';
create index intervention_account on intervention (account_id, opened_at);
create index intervention_protocol on intervention (protocol_id, opened_at);
create index intervention_due on intervention (step_due_at) where state = 'open' and step_due_at is not null;

create table intervention_log (
  intervention_id integer not null references intervention (id) on delete cascade,
  id bigserial,
  at timestamptz(3) not null default now(),
  kind text not null,
  text text not null,
  href text,
  user_id integer,
  primary key (intervention_id, id)
);
create trigger only_grows before update on intervention_log for each row execute function only_grows();

create table intervention_email (
  account_id integer not null references account (id) on delete cascade,
  id serial,
  intervention_id integer not null references intervention (id) on delete cascade,
  contact_id integer,
  subject text not null,
  body text not null,
  state text not null default 'draft' constraint intervention_email_state check (state in ('draft', 'sent', 'dropped')),
  made_at timestamptz(3) not null default now(),
  decided_at timestamptz(3),
  decided_by integer,
  primary key (account_id, id)
);
create index intervention_email_of on intervention_email (intervention_id);

-- one row for as long as a protocol's condition holds somewhere
create table protocol_match (
  account_id integer references account (id) on delete cascade,
  id bigserial primary key,
  protocol_id integer not null references protocol (id),
  version integer not null,
  scope_kind text not null default 'account' constraint protocol_match_scope check (scope_kind in ('account', 'segment', 'whole')),
  scope_name text,
  phase text not null constraint protocol_match_phase
    check (phase in ('sustaining', 'resting', 'backlog', 'limit', 'shadow', 'held-out', 'fired', 'dropped')),
  since_on date not null,
  phase_at timestamptz(3) not null default now(),
  why text not null,
  score double precision,
  intervention_id integer references intervention (id) on delete set null,
  clear_on date,
  decided_by integer,
  ended_at timestamptz(3)
);
create unique index one_current_match on protocol_match (protocol_id, scope_kind, coalesce(account_id, 0), coalesce(scope_name, ''))
  where ended_at is null;
create index protocol_match_account on protocol_match (account_id) where ended_at is null;
create index protocol_match_phase_at on protocol_match (protocol_id, phase, phase_at);

-- accounts to be looked at since their score was made anew; 0 stands for the whole book
create table evaluation_due (
  account_id integer primary key,
  since timestamptz not null default clock_timestamp(),
  imported boolean not null default false
);

-- a poor answer gets one follow-up
create table answer_follow_up (
  account_id integer not null,
  response_id integer not null,
  at timestamptz(3) not null default now(),
  primary key (account_id, response_id),
  foreign key (account_id, response_id) references survey_response (account_id, id) on delete cascade
);

-- whether open opportunities of an account are together over what a protocol asks for: never how much they are (SPEC N4)
create table opportunity_mark (
  account_id integer not null references account (id) on delete cascade,
  protocol_id integer not null references protocol (id),
  primary key (account_id, protocol_id)
);

create function evaluate_accounts_of_new() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into evaluation_due as d (account_id) select distinct account_id from fresh
  on conflict (account_id) do update set since = excluded.since;
  return null;
end $$;
create function evaluate_accounts_of_old() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into evaluation_due as d (account_id) select distinct account_id from stale
  on conflict (account_id) do update set since = excluded.since;
  return null;
end $$;
create trigger evaluate_insert after insert on deal referencing new table as fresh for each statement execute function evaluate_accounts_of_new();
create trigger evaluate_update after update on deal referencing new table as fresh for each statement execute function evaluate_accounts_of_new();
create trigger evaluate_delete after delete on deal referencing old table as stale for each statement execute function evaluate_accounts_of_old();
create trigger evaluate_insert after insert on finance.deal_amount referencing new table as fresh
  for each statement execute function evaluate_accounts_of_new();
create trigger evaluate_update after update on finance.deal_amount referencing new table as fresh
  for each statement execute function evaluate_accounts_of_new();
create trigger evaluate_delete after delete on finance.deal_amount referencing old table as stale
  for each statement execute function evaluate_accounts_of_old();

revoke update, delete on protocol_version from bw_app, bw_finance_system;
revoke update, delete on intervention_log from bw_app, bw_finance_system;
revoke delete on protocol, intervention, intervention_email from bw_app, bw_finance_system;
revoke insert, update, delete on opportunity_mark from bw_app;
