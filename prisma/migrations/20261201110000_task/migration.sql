-- What somebody is to do by a day, and a log that only grows of what became of it. Without a person a task of a CSM is the
-- account owner's, whoever that is by then; any other belongs to everybody of its role until somebody takes it.
create table task (
  id serial primary key,
  account_id integer references account (id) on delete cascade,
  title text not null constraint task_title check (length(trim(title)) > 0),
  detail text,
  due_on date not null,
  role text not null constraint task_role check (role in ('csm', 'manager', 'coordinator', 'specialist', 'admin')),
  assignee_id integer references app_user (id),
  -- who handed it over, as long as the assignee may hand it back
  handed_by integer references app_user (id),
  priority text not null default 'normal' constraint task_priority check (priority in ('normal', 'high')),
  cause text not null constraint task_cause check (cause in ('person', 'intervention', 'escalation', 'handoff', 'follow-up', 'request')),
  cause_id integer,
  href text constraint task_href check (href like '/%' and href not like '//%'),
  once text,
  state text not null default 'open' constraint task_state check (state in ('open', 'done', 'dropped')),
  snoozed_until date,
  closed_at timestamptz(3),
  closed_by integer references app_user (id),
  created_by integer references app_user (id),
  created_at timestamptz(3) not null default now(),
  -- an account reaches a specialist only by what the coordinator routed (N1)
  constraint task_through_coordinator check (role <> 'specialist' or account_id is null or cause = 'escalation'),
  constraint task_closed check ((state = 'open') = (closed_at is null)),
  constraint task_snoozed_open check (snoozed_until is null or state = 'open')
);
-- asked for twice while it is open, it is the same task
create unique index task_once on task (coalesce(account_id, 0), once) where state = 'open' and once is not null;
create index task_assignee_idx on task (assignee_id, due_on) where state = 'open';
create index task_role_idx on task (role, due_on) where state = 'open' and assignee_id is null;
create index task_account_id_idx on task (account_id);
create index task_cause_idx on task (cause, cause_id);
create index task_closed_idx on task (closed_by, closed_at) where state <> 'open';

create table task_log (
  task_id integer not null references task (id) on delete cascade,
  id serial,
  at timestamptz(3) not null default now(),
  user_id integer references app_user (id),
  what text not null constraint task_log_what check (what in
    ('added', 'edited', 'done', 'dropped', 'reopened', 'snoozed', 'woken', 'handed-over', 'handed-back', 'taken', 'returned')),
  note text,
  primary key (task_id, id)
);

-- a line goes only with the whole account of its task
create function task_log_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then return old; end if;
  raise exception 'Rows of % are never changed; add a new row instead', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger only_grows before update or delete on task_log for each row execute function task_log_only_grows();
revoke delete on task from bw_app, bw_finance_system;
revoke update, delete on task_log from bw_app, bw_finance_system;
