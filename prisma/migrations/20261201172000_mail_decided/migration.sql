-- When a waiting mail was placed or discarded: so many days later its words are deleted (issue 5 §7). The days of those decided before begin now.
alter table unmatched_mail add column decided_at timestamptz(3);
update unmatched_mail set decided_at = now() where state <> 'waiting';
create index unmatched_mail_decided on unmatched_mail (decided_at) where decided_at is not null;
