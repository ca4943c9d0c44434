-- Each batch of events asks whose a groupId or a userId is.
create index account_external_id_external_id_idx on account_external_id (external_id);
create index contact_external_id_idx on contact (external_id);
