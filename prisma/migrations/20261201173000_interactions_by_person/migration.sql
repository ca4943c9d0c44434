-- What one person documented, the latest first (issue 5 §7): a filter on a person read every row.
create index interaction_person on interaction (user_id, at, account_id, id);
