-- The live tail of a source reads its newest waiting events, however many wait.
create index quarantine_event_source_id_received_at_idx on quarantine_event (source_id, received_at);
