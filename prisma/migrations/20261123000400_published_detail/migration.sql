-- what a published figure was made of: numerator, denominator, parts, why it is missing, whether it was restated
alter table published_ratio add column detail jsonb;
create index published_ratio_period_end_slice_kind_slice_idx on published_ratio (period_end, slice_kind, slice);
