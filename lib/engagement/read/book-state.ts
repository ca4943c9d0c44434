import type { Caller } from "#lib/caller.ts";
import { db } from "#lib/db.ts";
import type { TodayOutput } from "../schema.ts";
import { withBook } from "./book.ts";

type State = Pick<TodayOutput, "renewals" | "cadence"> & { book: number };

/** The renewals of the next 90 days by forecast, and how many accounts were spoken to within their cadence. */
export async function readBookState(caller: Caller, asOf: string): Promise<State> {
  const [row] = await db.$queryRaw<
    Record<"book" | "commit" | "likely" | "atRisk" | "unset" | "overdue", number>[]
  >`${withBook(caller, asOf)}
    select count(*)::int as book,
      count(*) filter (where renewal_days between 0 and 89 and renewal_forecast = 'commit')::int as commit,
      count(*) filter (where renewal_days between 0 and 89 and renewal_forecast = 'likely')::int as likely,
      count(*) filter (where renewal_days between 0 and 89 and renewal_forecast = 'at-risk')::int as "atRisk",
      count(*) filter (where renewal_days between 0 and 89 and renewal_forecast is null)::int as unset,
      count(*) filter (where quiet_days is null or quiet_days > cadence_days)::int as overdue
    from book`;
  const { book, overdue, ...renewals } = row ?? { book: 0, overdue: 0, commit: 0, likely: 0, atRisk: 0, unset: 0 };
  return { book, renewals, cadence: { inTime: book - overdue, overdue } };
}

/** What happened in a person's book since they last looked; without an earlier look, since the day before. */
export async function readSince(caller: Caller, asOf: string): Promise<TodayOutput["since"]> {
  const user = await db.appUser.findUnique({ where: { id: caller.userId ?? 0 }, select: { lastLookedAt: true } });
  const at = user?.lastLookedAt ?? new Date(Date.parse(`${asOf}T00:00:00Z`) - 86_400_000);
  const [row] = await db.$queryRaw<Omit<TodayOutput["since"], "at">[]>`${withBook(caller, asOf)}
    select count(*) filter (where b.band = 'at-risk' and was.band <> 'at-risk')::int as "turnedAtRisk",
      count(*) filter (where b.band in ('healthy', 'watch') and was.band = 'at-risk')::int as recovered,
      coalesce(sum((select count(*) from survey_response r where r.account_id = b.id and r.answered_at > ${at})), 0)::int as answers,
      coalesce(sum((select count(*) from ticket t where t.account_id = b.id and t.opened_at > ${at})), 0)::int as tickets
    from book b left join lateral (select s.band from score_daily s where s.account_id = b.id and s.day <= (${at} at time zone 'UTC')::date
      order by s.day desc limit 1) was on true`;
  return {
    at: user?.lastLookedAt?.toISOString() ?? null,
    ...(row ?? { turnedAtRisk: 0, recovered: 0, answers: 0, tickets: 0 }),
  };
}
