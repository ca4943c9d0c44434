-- Stripe's webhooks: subscriptions and invoices become rows; events of customers that are no account yet wait.
alter table webhook
  add column kind text not null default 'standard',
  add column creates_accounts boolean not null default false,
  alter column mapping drop not null,
  -- Stripe makes the secret, once it knows the address
  alter column secret drop not null,
  add constraint webhook_kind check (kind in ('standard', 'stripe')),
  add constraint webhook_mapping check ((kind = 'standard') = (mapping is not null));

-- customer: whom a waiting event is about
alter table webhook_delivery
  add column customer text,
  drop constraint webhook_delivery_result,
  add constraint webhook_delivery_result check (result in ('taken', 'partly', 'refused', 'ignored', 'waiting'));
create index webhook_delivery_waiting on webhook_delivery (webhook_id, customer) where result = 'waiting';

-- the newest event of each object: events come in any order
create table webhook_object (
  webhook_id int not null,
  object_id text not null,
  created bigint not null,
  rank int not null,
  constraint webhook_object_pkey primary key (webhook_id, object_id),
  constraint webhook_object_webhook_id_fkey foreign key (webhook_id) references webhook (id) on delete cascade on update cascade
);

-- what waits says amounts (SPEC N4)
create table finance.webhook_waiting (
  webhook_id int not null,
  message_id text not null,
  body jsonb not null,
  constraint webhook_waiting_pkey primary key (webhook_id, message_id),
  constraint webhook_waiting_webhook_id_message_id_fkey foreign key (webhook_id, message_id)
    references webhook_delivery (webhook_id, message_id) on delete cascade on update cascade
);
grant select, insert, update, delete on finance.webhook_waiting to bw_finance_system;
