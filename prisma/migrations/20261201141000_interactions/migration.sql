-- More kinds of interaction, with several people, how it felt and what comes next; and all that is documented, found by its words (SPEC C6).
alter table interaction drop constraint interaction_kind;
alter table interaction add constraint interaction_kind
  check (kind in ('call', 'email', 'meeting', 'check-in', 'review', 'ticket-note', 'note'));
alter table interaction
  add column also_with integer[] default '{}',
  add column sentiment text constraint interaction_sentiment check (sentiment in ('positive', 'neutral', 'negative')),
  add column direction text constraint interaction_direction check (direction is null or (direction in ('in', 'out') and kind = 'email')),
  add column next_step text,
  add column next_step_on date,
  add column via text constraint interaction_via check (via in ('mail', 'calendar')),
  add column words tsvector generated always as (
    to_tsvector('simple'::regconfig, left(summary, 100000) || ' ' || left(coalesce(outcome, ''), 10000) || ' ' || left(coalesce(next_step, ''), 10000))
  ) stored,
  add constraint interaction_next_step check ((next_step is null) = (next_step_on is null));
create index interaction_words on interaction using gin (words);
create index interaction_latest on interaction (at, account_id, id);
create index interaction_corrections on interaction (account_id, corrects_id) where corrects_id is not null;

alter table system_entry add column words tsvector generated always as (to_tsvector('simple'::regconfig, left(what, 100000))) stored;
create index system_entry_words on system_entry using gin (words);
create index system_entry_latest on system_entry (at, account_id, id);
