import { config } from "#lib/config.ts";
import { db } from "#lib/db.ts";
import { undoDays } from "../rules/kept-days.ts";
import type { HistoryLoad, HistoryLoads, LoadsInput } from "../schema/history.ts";
import { waitingMost } from "../schema/sources.ts";

const largestShown = 3;

/** The loads of older history of a source, the latest first. */
export async function listLoads({ sourceId, page, pageSize }: LoadsInput): Promise<HistoryLoads> {
  const [rows, total] = await Promise.all([
    db.$queryRaw<HistoryLoad[]>`
      select l.id, l.state, l.first_at as "firstAt", l.last_at as "lastAt", l.events, l.undone, l.accounts,
        to_char(l.first_day, 'YYYY-MM-DD') as "firstDay", to_char(l.last_day, 'YYYY-MM-DD') as "lastDay",
        (select count(*)::int from (select from quarantine_event q where q.load_id = l.id limit ${waitingMost}) few) as waiting,
        coalesce((select jsonb_agg(jsonb_build_object('accountId', h.account_id, 'name', h.name, 'events', h.events) order by h.events desc, h.name)
          from (select account_id, events from history_account where load_id = l.id order by events desc limit ${largestShown}) t
          cross join lateral (select t.account_id, t.events, a.name from account a where a.id = t.account_id) h), '[]') as largest,
        case when l.state = 'kept' and l.received_on + ${undoDays(config.rawDays)}::int > (now() at time zone 'UTC')::date
          then to_char(l.received_on + ${undoDays(config.rawDays)}::int - 1, 'YYYY-MM-DD') end as "undoUntil",
        u.name as "undoBy", l.undo_asked_at as "undoAskedAt", l.undone_at as "undoneAt", l.error
      from (select * from history_load where source_id = ${sourceId} order by id desc limit ${pageSize} offset ${(page - 1) * pageSize}) l
      left join app_user u on u.id = l.undo_by order by l.id desc`,
    db.historyLoad.count({ where: { sourceId } }),
  ]);
  return { rows, total };
}
