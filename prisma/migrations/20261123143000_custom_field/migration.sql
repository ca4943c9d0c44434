-- Fields of accounts that a team defines for itself. The values stay where imports put them, in account.custom under the field's key;
-- account_field holds them again as the field's type reads them, so that lists of 100,000 accounts are filtered by an index.
create table custom_field (
  id serial primary key,
  key text not null,
  label text not null,
  type text not null check (type in ('text', 'number', 'date', 'yes-no', 'choice')),
  options text[] default '{}' check (options is not null),
  position integer not null default 0,
  filled integer not null default 0,
  unfit integer not null default 0,
  read_at timestamptz(3),
  archived_at timestamptz(3),
  created_by integer,
  created_at timestamptz(3) not null default now()
);
create unique index custom_field_key_key on custom_field (key);

create table account_field (
  account_id integer not null references account (id) on delete cascade on update cascade,
  field_id integer not null references custom_field (id) on delete cascade on update cascade,
  text text,
  number double precision,
  day date,
  primary key (account_id, field_id),
  check (num_nonnulls(text, number, day) = 1)
);
create index account_field_text on account_field (field_id, lower(text), account_id) where text is not null;
create index account_field_number on account_field (field_id, number, account_id) where number is not null;
create index account_field_day on account_field (field_id, day, account_id) where day is not null;
create index account_field_words on account_field using gin (text gin_trgm_ops);
