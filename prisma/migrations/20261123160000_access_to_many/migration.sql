-- A read of many accounts' money at once (the rows of a figure) is one entry that names them all.
alter table finance.access_log add column account_ids integer[];
