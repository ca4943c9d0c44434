insert into audit_rule (table_name, skipped) values
  ('escalation_log', 'a log itself, which only the database writes'),
  ('escalation_attachment_content', 'the bytes of a file, which never change; its name and size are watched');
