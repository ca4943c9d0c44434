-- the usual list leaves out churned accounts: its count reads the day from the narrow index too
drop index account_count;
create index account_count on account (id) include (owner_id, segment, tier, stage, renewal_on, churned_on, paying) where merged_into_id is null;
