-- A webhook goes with who made it: those of the demo's people are ways in that everybody could have made.
alter table webhook drop constraint webhook_created_by_fkey,
  add constraint webhook_created_by_fkey foreign key (created_by) references app_user (id) on delete cascade on update cascade;
