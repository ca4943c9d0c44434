-- What Stripe's events said of a subscription so far: its object, and what its latest invoice billed for each item. An invoice tells
-- what a subscription does not (tiers, discounts, tax inside a price). It says amounts (SPEC N4).
create table finance.stripe_subscription (
  webhook_id int not null,
  subscription_id text not null,
  object jsonb,
  billed jsonb not null default '{}',
  constraint stripe_subscription_pkey primary key (webhook_id, subscription_id),
  constraint stripe_subscription_webhook_id_fkey foreign key (webhook_id) references webhook (id) on delete cascade on update cascade
);
grant select, insert, update, delete on finance.stripe_subscription to bw_finance_system;
