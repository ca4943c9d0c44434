-- What is counted, derived or a log of its own is not kept a second time in the audit log.
insert into audit_rule (table_name, skipped) values
  ('account_adoption', 'counted from events'), ('account_feature', 'counted from events'), ('adoption_cohort', 'counted from events'),
  ('adoption_funnel', 'counted from events'), ('adoption_slice', 'counted from events'), ('adoption_dirty', 'work to do'),
  ('metric_cell', 'figures, reproducible from their rows'), ('finance.metric_cell', 'figures, reproducible from their rows'),
  ('finance.revenue_cell', 'figures, reproducible from their rows'), ('metric_touch', 'work to do'),
  ('evaluation_due', 'work to do'), ('opportunity_mark', 'derived from deals'), ('answer_follow_up', 'follows from answers'),
  ('protocol_match', 'what protocols watch; what came of it is an intervention'),
  ('escalation_attachment_content', 'the bytes of a file; that it was attached is in the log'),
  ('escalation_log', 'a log itself, which only grows'), ('intervention_log', 'a log itself, which only grows'),
  ('task_log', 'a log itself, which only grows'), ('system_entry', 'a log itself, which only grows')
on conflict (table_name) do nothing;
