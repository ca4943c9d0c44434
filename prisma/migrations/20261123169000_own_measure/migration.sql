-- A team's own measures: what they read, and at which position of measure_values their values are stored, for ever.
create table own_measure (
  id serial primary key,
  key text not null,
  position int not null,
  label text not null,
  dimension text not null,
  spec jsonb not null,
  curve jsonb not null,
  source_name text not null,
  created_by int,
  created_at timestamptz(3) not null default now(),
  archived_at timestamptz(3)
);
create unique index own_measure_key_key on own_measure (key);
create unique index own_measure_position_key on own_measure (position);
