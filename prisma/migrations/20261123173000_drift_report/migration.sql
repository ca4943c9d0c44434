-- What became of each measure within a year, once a month.
create table drift_report (
  month date primary key,
  report jsonb not null,
  made_at timestamptz(3) not null default now()
);
