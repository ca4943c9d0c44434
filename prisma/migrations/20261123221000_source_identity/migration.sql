-- An alias call says that two ids are one person: from then on what either does counts as one.
alter table source_person add column same_as text;
create index source_person_same_as on source_person (source_id, same_as) where same_as is not null;

-- Accounts that a source made, and what it called them last: whoever calls one otherwise is not overruled by it.
create table source_account (
  account_id int not null,
  source_id int not null,
  name text not null,
  constraint source_account_pkey primary key (account_id),
  constraint source_account_account_id_fkey foreign key (account_id) references account (id) on delete cascade on update cascade,
  constraint source_account_source_id_fkey foreign key (source_id) references source (key_id) on delete cascade on update cascade
);
create index source_account_source_id_idx on source_account (source_id);
