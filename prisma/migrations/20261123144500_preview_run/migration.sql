-- A draft of the health model tried on every account: its progress, and what it would change.
create table preview_run (
  id serial primary key,
  model_id int not null,
  state text not null default 'waiting' constraint preview_run_state check (state in ('waiting', 'running', 'done', 'failed')),
  config jsonb not null,
  version int,
  done int not null default 0,
  total int not null,
  result jsonb,
  error text,
  started_by int,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)
);
create index preview_run_model_id_idx on preview_run (model_id);
