import { pools } from "#lib/db.ts";
import { deleteInBatches } from "#lib/delete-in-batches.ts";
import { daysBefore } from "../rules/day-of.ts";
import { receiptDays, undoDays } from "../rules/kept-days.ts";

/** What is no longer needed, oldest days first, in batches that nobody waits for; returns how many rows went. */
export async function purge(now: Date, rawDays: number, signal?: AbortSignal): Promise<number> {
  const before = daysBefore(now, receiptDays);
  const rows = await deleteInBatches("event_receipt", "received_on < $1::date", [before], signal);
  const held = "t.source_id = any(array(select key_id from source)) and received_at < $1::date";
  // what a person chose to ignore can be brought back for as long as a retry of it would be known
  const ignored = await deleteInBatches("quarantine_event", `state = 'ignored' and ${held}`, [before], signal);
  // what nobody claimed is not kept longer than what was counted
  const unclaimed = await deleteInBatches("quarantine_event", held, [daysBefore(now, rawDays)], signal);
  // the last minute of a source says since when it is silent
  const later = "exists (select from source_minute m where m.source_id = t.source_id and m.minute > t.minute)";
  const minutes = await deleteInBatches("source_minute", `minute < $1::date and ${later}`, [before], signal);
  return rows + ignored + unclaimed + minutes + (await closeLoads(daysBefore(now, undoDays(rawDays)), signal));
}

const accountsAtOnce = 200;

/** What loads of older history brought is forgotten one by one when they cannot be undone any more. */
async function closeLoads(before: string, signal?: AbortSignal): Promise<number> {
  const { rows: loads } = await pools.app.query<{ id: number }>(
    `select id from history_load l where received_on <= $1::date and (state = 'kept'
        or (state = 'closed' and exists (select from history_account a where a.load_id = l.id))) order by id`,
    [before],
  );
  let gone = 0;
  for (const { id } of loads) {
    await pools.app.query("update history_load set state = 'closed' where id = $1 and state = 'kept'", [id]);
    for (;;) {
      signal?.throwIfAborted();
      const { rows } = await pools.app.query<{ n: number }>(forget, [id, accountsAtOnce]);
      gone += rows[0]?.n ?? 0;
      if (!rows[0]?.n) break;
    }
  }
  return gone;
}

const forget = `
  with accounts as (delete from history_account h using (select account_id from history_account where load_id = $1 order by 1 limit $2) a
      where h.load_id = $1 and h.account_id = a.account_id returning h.account_id),
    latest as (delete from history_latest t using accounts a where t.account_id = a.account_id and t.load_id = $1),
    events as (delete from history_event t using accounts a where t.account_id = a.account_id and t.load_id = $1 returning 1)
  select count(*)::int as n from events`;
