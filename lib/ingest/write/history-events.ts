/**
 * What is noted of events of older history in the statement that counts them (see rollups.ts): which load brought each and what it counts
 * as, so that the load can be taken back whatever is mapped, moved or sent since.
 */
const ofLoads = "from taken t where t.load_id is not null";

export const noteHistory = `, history as (
    insert into history_event (account_id, load_id, day, message_id, received_on, feature_id, brought)
    select t.account_id, t.load_id, t.day, t.message_id, $2::date, t.feature_id, exists (select from feature_people p
        where (p.account_id, p.feature_id, p.day, p.person) = (t.account_id, t.feature_id, t.day, t.person))
      ${ofLoads} order by 1, 2, 3, 4
  ), history_accounts as (
    insert into history_account as h (load_id, account_id, events) select t.load_id, t.account_id, count(*) ${ofLoads} group by 1, 2 order by 1, 2
    on conflict (load_id, account_id) do update set events = h.events + excluded.events returning load_id, xmax = 0 as is_new
  ), history_latests as (
    insert into history_latest (account_id, property_id, day, load_id, latest, latest_at)
    select d.account_id, d.property_id, d.day, k.load_id, d.latest, d.latest_at
      from (select distinct t.account_id, p.id as property_id, t.day, t.load_id from taken t join event_property p on p.name_id = t.name_id and p.measured
             where t.load_id is not null) k
      join event_property_daily d using (account_id, property_id, day) order by 1, 2, 3, 4 on conflict do nothing
  ), history_loads as (
    update history_load l set events = l.events + n.events, first_day = least(l.first_day, n.first_day), last_day = greatest(l.last_day, n.last_day),
        accounts = l.accounts + (select count(*) from history_accounts a where a.load_id = l.id and a.is_new)
      from (select t.load_id, count(*) as events, min(t.day) as first_day, max(t.day) as last_day ${ofLoads} group by 1) n where l.id = n.load_id
  )`;

/** An event that is taken back, as it was counted. `numbers`: what of it stands in the sums of measured properties. */
export type Gone = {
  accountId: number;
  day: string;
  messageId: string;
  receivedOn: string;
  featureId: number | null;
  /** Its person was not known to use the feature on that day before it came. */
  brought: boolean;
  nameId: number | null;
  person: string | null;
  numbers: { property: number; value: number; at: string }[];
};
export type Undone = { loadId: number; sourceId: number };
