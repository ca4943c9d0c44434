-- What the Sources screens read stays quick however much waits, and however many events there were.

-- the newest events of a source that wait, or are ignored; the last ones of a group
create index quarantine_event_source_id_state_received_at_idx on quarantine_event (source_id, state, received_at);
drop index quarantine_event_source_id_received_at_idx;
create index quarantine_event_source_id_group_id_received_at_idx on quarantine_event (source_id, group_id, received_at);
drop index quarantine_event_source_id_group_id_idx;

-- an unknown group is compared with the accounts there are but for case and signs
create index account_external_id_simple on account (translate(lower(external_id), ' -_./:', ''));
create index account_external_id_external_id_simple on account_external_id (translate(lower(external_id), ' -_./:', ''));
create index account_domain_lower on account (lower(domain));
create index account_domain_first on account (split_part(lower(domain), '.', 1));

-- Events of each name in the last 30 days, kept by the worker where adding them up takes a while.
create table event_name_count (
  name_id int not null,
  events bigint not null,
  constraint event_name_count_pkey primary key (name_id),
  constraint event_name_count_name_id_fkey foreign key (name_id) references event_name (id) on delete cascade on update cascade
);
insert into event_name_count (name_id, events)
select d.name_id, sum(d.events) from event_daily d join event_name n on n.id = d.name_id where d.day > current_date - 30 group by 1;
