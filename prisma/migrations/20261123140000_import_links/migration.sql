-- Which record belongs to which, as the link files of an import say. It lasts as long as the import runs.
create table import_link (
  import_id int not null references import (id) on update cascade on delete cascade,
  kind text not null,
  id text not null,
  to_kind text not null,
  to_id text not null,
  rank int not null,
  account_id int,
  primary key (import_id, kind, id, to_kind, to_id)
);
grant select, insert, update, delete on import_link to bw_finance_system;
revoke insert, update, delete on import_link from bw_app;
