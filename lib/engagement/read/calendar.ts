import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import type { CalendarEntry } from "../rules/write-calendar.ts";
import type { CalendarSettings } from "../schema/calendar.ts";

export async function readCalendarSettings(userId: number): Promise<CalendarSettings> {
  const [feed, source] = await Promise.all([
    db.calendarFeed.findUnique({ where: { userId } }),
    db.calendarSource.findUnique({ where: { userId } }),
  ]);
  return {
    feed: feed && `${config.publicUrl}/api/calendar/${feed.token}`,
    source: source && { host: source.host, readAt: source.readAt?.toISOString() ?? null, outcome: source.outcome },
  };
}

/** Whose feed this is, of people who work here still. */
export async function feedOwner(token: string): Promise<number | null> {
  if (!/^[0-9a-f]{48}$/.test(token)) return null;
  const [row] = await db.$queryRaw<{ userId: number }[]>`
    select f.user_id as "userId" from calendar_feed f join app_user u on u.id = f.user_id
    where f.token = ${token} and u.status = 'active'`;
  return row?.userId ?? null;
}

type Row = { uid: string; title: string; href: string; on: string | null; at: Date | null };

/** What a person's calendar shows: their tasks, check-ins that fall due, renewals of their accounts, and their meetings of 30 days. No amounts (N4). */
export async function feedEntries(userId: number, asOf: string): Promise<CalendarEntry[]> {
  const rows = await db.$queryRaw<Row[]>`
    with mine as (select id, name, renewal_on, (last_interaction_at at time zone 'UTC')::date + cadence_days as check_in_on
      from account where owner_id = ${userId} and merged_into_id is null and (churned_on is null or churned_on > ${asOf}::date))
    (select 'task-' || t.id as uid, t.title || coalesce(': ' || a.name, '') as title, '/tasks' as href,
        to_char(t.due_on, 'YYYY-MM-DD') as on, null::timestamptz as at
      from task t left join account a on a.id = t.account_id
      where t.state = 'open' and (t.assignee_id = ${userId} or (t.assignee_id is null and t.role = 'csm' and a.owner_id = ${userId}))
      order by t.due_on limit 500)
    union all (select 'check-in-' || id || '-' || check_in_on, 'Check-in due: ' || name, '/accounts/' || id || '/timeline',
        to_char(check_in_on, 'YYYY-MM-DD'), null from mine
      where check_in_on between ${asOf}::date - 30 and ${asOf}::date + 180 order by check_in_on limit 500)
    union all (select 'renewal-' || id || '-' || renewal_on, 'Renewal: ' || name, '/accounts/' || id,
        to_char(renewal_on, 'YYYY-MM-DD'), null from mine
      where renewal_on between ${asOf}::date - 30 and ${asOf}::date + 365 order by renewal_on limit 500)
    union all (select 'interaction-' || i.id, initcap(replace(i.kind, '-', ' ')) || ': ' || a.name, '/accounts/' || a.id || '/timeline',
        null, i.at
      from interaction i join account a on a.id = i.account_id
      where i.user_id = ${userId} and i.kind in ('meeting', 'check-in', 'review') and i.via is distinct from 'calendar'
        and i.at >= ${asOf}::date - 30
        and not exists (select from interaction n where n.account_id = i.account_id and n.corrects_id = i.id)
      order by i.at desc limit 500)`;
  return rows.flatMap(({ on, at, ...entry }): CalendarEntry[] => {
    if (at !== null) return [{ ...entry, at: at.toISOString() }];
    return on === null ? [] : [{ ...entry, on }];
  });
}
