-- Two people who make a measure at the same moment cannot give it one name.
create unique index own_measure_label on own_measure (lower(label)) where archived_at is null;
