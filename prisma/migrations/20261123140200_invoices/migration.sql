-- Invoices, as imported. All of an invoice is money (SPEC N4): even whether it was paid.
create table finance.invoice (
  account_id int not null references account (id) on delete cascade,
  id serial not null,
  external_id text not null,
  day date not null,
  due_on date,
  amount_minor bigint not null,
  currency text not null,
  status text not null,
  import_id int,
  primary key (account_id, id)
);
create unique index invoice_account_id_external_id_key on finance.invoice (account_id, external_id);
create index invoice_account_id_day_idx on finance.invoice (account_id, day);
create index invoice_import_id_idx on finance.invoice (import_id);
grant select, insert, update, delete on finance.invoice to bw_finance_system;
grant usage on sequence finance.invoice_id_seq to bw_finance_system;
grant select on finance.invoice to bw_finance;
