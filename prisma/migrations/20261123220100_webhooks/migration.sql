-- Signed webhooks of other systems (Standard Webhooks): where each is received, what of it becomes which rows, and what came of late.

-- secret: sealed with the instance's own secret; it is needed to check signatures, and no page reads it
create table webhook (
  id serial not null,
  address text not null,
  name text not null,
  secret text not null,
  mapping jsonb not null,
  created_by int not null,
  created_at timestamptz(3) not null default now(),
  constraint webhook_pkey primary key (id),
  constraint webhook_created_by_fkey foreign key (created_by) references app_user (id) on delete restrict on update cascade
);
create unique index webhook_address_key on webhook (address);

-- Each delivery once. It holds no value of what was sent, which may be an amount (SPEC N4): reasons never quote one.
create table webhook_delivery (
  webhook_id int not null,
  message_id text not null,
  type text,
  result text not null,
  taken int not null default 0,
  refused int not null default 0,
  reasons jsonb,
  received_at timestamptz(3) not null default now(),
  constraint webhook_delivery_pkey primary key (webhook_id, message_id),
  constraint webhook_delivery_result check (result in ('taken', 'partly', 'refused', 'ignored')),
  constraint webhook_delivery_webhook_id_fkey foreign key (webhook_id) references webhook (id) on delete cascade on update cascade
);
create index webhook_delivery_webhook_id_received_at_idx on webhook_delivery (webhook_id, received_at);
