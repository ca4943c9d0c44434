-- A stage of a past month also lists accounts that have left since: the orders of the list are walked for them too.
drop index account_adoption_name;
create index account_adoption_name on account_adoption (sort_name, account_id);
drop index account_adoption_breadth;
create index account_adoption_breadth on account_adoption (breadth, account_id);
drop index account_adoption_depth;
create index account_adoption_depth on account_adoption (depth, account_id);
drop index account_adoption_days;
create index account_adoption_days on account_adoption (days, account_id);
drop index account_adoption_trend;
create index account_adoption_trend on account_adoption (trend, account_id);
drop index account_adoption_unused;
create index account_adoption_unused on account_adoption (unused, account_id);
drop index account_adoption_renewal;
create index account_adoption_renewal on account_adoption (renewal_on, account_id);

-- which features are used, and paid for and not used
create index account_adoption_used on account_adoption using gin (used_features) where current;
create index account_adoption_not_used on account_adoption using gin (unused_features) where current;

-- how far accounts were with a feature, without a look at the rows
create index account_feature_months on account_feature (feature_id, account_id) include (first_on, regular_months, habit_months);
