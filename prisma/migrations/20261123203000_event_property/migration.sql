-- Numbers that events carry. One that became a measure is added up by day from then on, and over the raw days kept:
-- no measure and no back-test ever reads raw events.
create table event_property (
  id serial not null,
  name_id int not null,
  key text not null,
  measured boolean not null default false,
  -- the next older day of receipt whose raw events are still to be added up
  backfill_on date,
  constraint event_property_pkey primary key (id),
  constraint event_property_name_id_fkey foreign key (name_id) references event_name (id) on delete cascade on update cascade
);
create unique index event_property_name_id_key_key on event_property (name_id, key);

create table event_property_daily (
  account_id int not null,
  property_id int not null,
  day date not null,
  n int not null,
  total double precision not null,
  latest double precision not null,
  latest_at timestamptz(3) not null,
  constraint event_property_daily_pkey primary key (account_id, property_id, day),
  constraint event_property_daily_property_id_fkey foreign key (property_id) references event_property (id) on delete cascade on update cascade
);
