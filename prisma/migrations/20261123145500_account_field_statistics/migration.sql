-- How often a choice occurs depends on its field: without knowing that, a list filtered by a frequent choice sorts it all.
create statistics account_field_often (mcv) on field_id, (lower(text)) from account_field;
