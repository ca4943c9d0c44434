-- What a version was published on: its figures on the past and the reason where they were worse.
alter table health_model add column passed jsonb;
