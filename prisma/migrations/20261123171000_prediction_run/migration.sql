-- A back-test, a fit of weights, or a draft tried before it is published, on the past of the book: what was asked, how far it is, and what it found.
create table prediction_run (
  id serial primary key,
  kind text not null constraint prediction_run_kind check (kind in ('backtest', 'fit', 'gate')),
  state text not null default 'waiting'
    constraint prediction_run_state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  params jsonb not null,
  done int not null default 0,
  total int not null default 0,
  result jsonb,
  error text,
  started_by int,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)
);
create index prediction_run_kind_id_idx on prediction_run (kind, id);
