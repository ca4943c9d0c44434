-- The address of a person's calendar is a secret, also sealed.
insert into audit_rule (table_name, unwatched, hidden) values ('calendar_source', '{read_at, outcome}', '{url}') on conflict (table_name) do nothing;
