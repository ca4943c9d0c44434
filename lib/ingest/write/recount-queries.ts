import { largest } from "../rules/properties-of.ts";

/** One row for a table: how many rows were compared, how many differ, and some of those. */
export type Counted = {
  n: number;
  differs: number;
  keys: { key: string; stored: number | null; counted: number | null }[] | null;
};

const most = "2147483647";
const range = (table: string) => `${table}.day >= $1::date and ${table}.account_id between $2 and $3`;
/** Events are received on the day they happen or later; a clock that is a little ahead may say the day before. */
const raw = `select e.account_id, e.day, e.name_id, e.person, n.feature_id from raw_event e join event_name n on n.id = e.name_id
  where ${range("e")} and e.received_on >= $1::date - 1`;

/** `stored` and `counted` give rows of key columns and `value`. */
function compare(key: string[], stored: string, counted: string): string {
  const shown = key.map((column) => `coalesce(s.${column}, c.${column})`).join(", ");
  return `with events as materialized (${raw}), s as (${stored}), c as (${counted}),
    compared as (select concat_ws(' ', ${shown}) as key, s.value as stored, c.value as counted
      from s full join c on ${key.map((column) => `s.${column} = c.${column}`).join(" and ")}),
    differing as (select * from compared where stored is distinct from counted)
    select (select count(*)::int from compared) as n, (select count(*)::int from differing) as differs,
      (select jsonb_agg(to_jsonb(d)) from (select * from differing order by key limit 100) d) as keys`;
}

const daily = (value: string) => `select account_id, day, ${value} as value from usage_daily u where ${range("u")}`;
const ofFeature = (value: string) =>
  `select account_id, feature_id, day, ${value} as value from usage_feature_daily u where ${range("u")}`;

/** What is compared, by what it is called in the report. */
export const rollupChecks: Record<string, string> = {
  "usage_daily.sent": compare(
    ["account_id", "day"],
    `select * from (${daily("sent")}) x where value <> 0`,
    `select account_id, day, least(count(*), ${most})::int as value from events group by 1, 2`,
  ),
  "usage_daily.sent_users": compare(
    ["account_id", "day"],
    `select * from (${daily("sent_users")}) x where value <> 0`,
    "select account_id, day, count(distinct person)::int as value from events where person is not null group by 1, 2",
  ),
  "usage_feature_daily.sent": compare(
    ["account_id", "feature_id", "day"],
    `select * from (${ofFeature("sent")}) x where value <> 0`,
    `select account_id, feature_id, day, least(count(*), ${most})::int as value from events where feature_id is not null group by 1, 2, 3`,
  ),
  "usage_feature_daily.sent_users": compare(
    ["account_id", "feature_id", "day"],
    `select * from (${ofFeature("sent_users")}) x where value <> 0`,
    `select account_id, feature_id, day, count(distinct person)::int as value from events
      where feature_id is not null and person is not null group by 1, 2, 3`,
  ),
  usage_person_daily: compare(
    ["account_id", "day", "person"],
    `select account_id, day, person, events as value from usage_person_daily u where ${range("u")}`,
    `select account_id, day, person, least(count(*), ${most})::int as value from events where person is not null group by 1, 2, 3`,
  ),
  usage_feature_person_daily: compare(
    ["account_id", "feature_id", "day", "person"],
    `select account_id, feature_id, day, person, 1 as value from usage_feature_person_daily u where ${range("u")}`,
    `select account_id, feature_id, day, person, 1 as value from events
      where feature_id is not null and person is not null group by 1, 2, 3, 4`,
  ),
  event_property_daily: compare(
    ["account_id", "property_id", "day"],
    `select u.account_id, u.property_id, u.day, u.n as value from event_property_daily u
      join event_property p on p.id = u.property_id and p.backfill_on is null where ${range("u")}`,
    `select e.account_id, p.id as property_id, e.day, count(*)::int as value from raw_event e
      join event_property p on p.name_id = e.name_id and p.measured and p.backfill_on is null
      where ${range("e")} and e.received_on >= $1::date - 1 and jsonb_typeof(e.properties -> p.key) = 'number'
        and abs((e.properties ->> p.key)::numeric) <= ${largest} group by 1, 2, 3`,
  ),
  event_daily: compare(
    ["account_id", "name_id", "day"],
    `select account_id, name_id, day, events as value from event_daily u where ${range("u")}`,
    `select account_id, name_id, day, least(count(*), ${most})::int as value from events group by 1, 2, 3`,
  ),
};
