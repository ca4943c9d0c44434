-- A person with several roles acts in one at a time, which the log records.
alter table app_user add column acting_role text;
