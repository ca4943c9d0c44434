import { deleteInBatches } from "#lib/delete-in-batches.ts";
import { decidedMailDays } from "../schema/mail.ts";

/** Deletes what waited of mails that were placed or discarded long enough ago; returns how many. */
export function purgeMail(now: Date, signal: AbortSignal): Promise<number> {
  const old = "t.decided_at < $1::timestamptz - make_interval(days => $2::int)";
  return deleteInBatches("unmatched_mail", old, [now, decidedMailDays], signal);
}
