-- a person's accounts in order, and the few merged ones, which no list shows
create index account_owner_sort on account (owner_id, id);
create index account_merged on account (id) where merged_into_id is not null;
