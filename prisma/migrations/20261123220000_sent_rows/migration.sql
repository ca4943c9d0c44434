-- What other systems send row by row (REST upserts): each request once, by the key its sender gave it. The answer is kept as it was
-- written, for it is given again as it is.
create table idempotency_key (
  owner text not null,
  key text not null,
  body_hash text not null,
  answer text,
  import_id int,
  created_at timestamptz(3) not null default now(),
  constraint idempotency_key_pkey primary key (owner, key),
  constraint idempotency_key_import_id_fkey foreign key (import_id) references import (id) on delete cascade on update cascade
);
create index idempotency_key_import_id_idx on idempotency_key (import_id);
create index import_sent on import (created_at) where state = 'sent';
