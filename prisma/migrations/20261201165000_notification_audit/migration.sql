-- What the log of changes keeps of notifications: how they are set up, not each one that came and was read.
insert into audit_rule (table_name, skipped) values
  ('notification', 'what a person was told is its own record'), ('notification_snooze', 'what a person put aside for a while'),
  ('notification_delivery', 'deliveries are their own record'), ('notification_digest', 'digests are their own record');
insert into audit_rule (table_name, unwatched, hidden) values
  ('notification_channel', '{failures}', '{address}'),
  ('digest_setting', '{last_day}', '{}');
